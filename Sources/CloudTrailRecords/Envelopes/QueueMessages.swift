// SQS messages, as `aws sqs receive-message` prints them and as a Lambda function receives them:
//
//   {"Messages":[{"MessageId":"…","ReceiptHandle":"…","Body":"{\"detail-type\":…}"}]}
//   {"Records":[{"messageId":"…","receiptHandle":"…","body":"…","eventSource":"aws:sqs"}]}
//
// The body can be any supported document: an EventBridge event, an SNS message, an S3 notification.

extension Envelope.Row {
  static let queueMessage = Envelope.Row(
    arrays: ["Messages"], keys: ["Body", "body", "ReceiptHandle", "receiptHandle"], carriesOneRecord: false,
    mayBeRecord: true, opening: .checked { $0.openQueueMessage($1, found: $2) })
}

extension Opener {
  /// Opens a message of a queue.
  mutating func openQueueMessage(_ message: JSONValue, found: (borrowing Record) -> Void) {
    guard !Extract.isLine(message) else { return report(.notCloudTrail(Extract.advice), mention: true) }
    openMessage(message.member("body", ignoringCase: true), of: message, found: found)
  }
}
