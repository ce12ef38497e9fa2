// A message of an SNS topic, as an endpoint or a queue is sent it and as a Lambda function is given it:
//
//   {"Type":"Notification","MessageId":"…","TopicArn":"arn:aws:sns:…","Message":"…",…}
//   {"Records":[{"EventSource":"aws:sns","Sns":{"Type":"Notification","Message":"…"}}]}
//
// The message is any document that is known here. CloudTrail itself sends only where a log file is, and a
// text to see whether the topic takes it; with raw delivery without anything around it:
//
//   {"s3Bucket":"b","s3ObjectKey":["AWSLogs/…"]}        CloudTrail validation message.

extension Envelope.Row {
  static let topicMessage = Envelope.Row(
    keys: ["Message", "TopicArn", "Sns", "s3ObjectKey", "s3", "Event"], carriesOneRecord: false,
    mayBeRecord: true, opening: .checked { $0.openTopicMessage($1, found: $2) })
}

extension Opener {
  /// Opens a message of a topic.
  mutating func openTopicMessage(_ object: JSONValue, found: (borrowing Record) -> Void) {
    if let message = object.member("Sns")?.member("Message") {
      openMessage(message, of: object, found: found)
    } else {
      openMessage(object.member("Message"), of: object, found: found)
    }
  }
}
