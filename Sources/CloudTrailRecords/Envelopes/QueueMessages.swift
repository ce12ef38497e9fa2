// Messages of an SQS queue, as `aws sqs receive-message` prints them and as a Lambda function is given them:
//
//   {"Messages":[{"MessageId":"…","ReceiptHandle":"…","Body":"{\"detail-type\":…}"}]}
//   {"Records":[{"messageId":"…","receiptHandle":"…","body":"…","eventSource":"aws:sqs"}]}
//
// The body is any document that is known here: an event of EventBridge, a topic's message, a notice of S3.

extension Envelope.Row {
  static let queueMessage = Envelope.Row(
    arrays: ["Messages"], keys: ["Body", "body", "ReceiptHandle", "receiptHandle"], carriesOneRecord: false,
    mayBeRecord: true, opening: .checked { $0.openQueueMessage($1, found: $2) })
}

extension Opener {
  /// Opens a message of a queue.
  mutating func openQueueMessage(_ message: JSONValue, found: (borrowing Record) -> Void) {
    openMessage(message.member("body", ignoringCase: true), of: message, found: found)
  }
}
