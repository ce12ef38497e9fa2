// SNS messages, as an endpoint, a queue or a Lambda function receives them:
//
//   {"Type":"Notification","MessageId":"…","TopicArn":"arn:aws:sns:…","Message":"…",…}
//   {"Records":[{"EventSource":"aws:sns","Sns":{"Type":"Notification","Message":"…"}}]}
//
// The message can be any supported document. CloudTrail itself only sends where a log file is, and a text
// that tests the topic; with raw delivery, nothing surrounds these:
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
    let inner = object.member("Sns")
    doubtMembers(of: inner)
    if inner != nil, object.member("Message") != nil {
      report(.incompleteRecord("a topic's message is given twice; the first was used"))
    }
    if let message = inner?.member("Message") {
      openMessage(message, of: object, found: found)
    } else {
      openMessage(object.member("Message"), of: object, found: found)
    }
  }
}
