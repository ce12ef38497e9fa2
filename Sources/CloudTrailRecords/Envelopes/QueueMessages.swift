// Messages of an SQS queue, as `aws sqs receive-message` prints them and as a Lambda function is given them:
//
//   {"Messages":[{"MessageId":"…","ReceiptHandle":"…","Body":"{\"detail-type\":…}"}]}
//   {"Records":[{"messageId":"…","receiptHandle":"…","body":"…","eventSource":"aws:sqs"}]}
//
// The body is any document that is known here: an event of EventBridge, a topic's message, a notice of S3.

extension RecordScanner {
  /// Opens a message of a queue.
  mutating func openQueueMessage(_ message: JSONValue, found: (borrowing Record) -> Void) {
    openMessage(message.member("body", ignoringCase: true), of: message, found: found)
  }
}
