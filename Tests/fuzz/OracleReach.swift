import CloudTrailRecords

// Which inputs the oracle can judge: it knows log files, records and arrays of them, and sees neither the
// order of keys nor repeated keys.

/// Whether a key occurs of an envelope that the oracle does not know, or what may be a document in a string.
func mentionsOtherEnvelope(_ text: [UInt8]) -> Bool {
  let keys = [
    "Events", "events", "logEvents", "CloudTrailEvent", "Messages", "QueryResultRows", "awslogs", "detail",
    "Body", "body", "Message", "TopicArn", "Data", "data", "kinesis", "Sns", "message",
    "detail-type", "ReceiptHandle", "receiptHandle", "s3", "s3ObjectKey", "Event", "hashSignature",
    "queryCompleteTime", "insightDetails", "AwsCloudTrailInsight", "AwsAggregatedEvent",
  ]
  let signs = keys.map { "\"\($0)\"" } + ["\"{", "\"[", "\\\"", "\\u", "\"aws:"]
  let text = String(decoding: text, as: UTF8.self)
  return signs.contains { text.contains($0) }
}

/// Whether the bytes are one JSON document, or each line is, and the order of keys does not matter in them.
func isPlainLogText(_ text: [UInt8]) -> Bool {
  if let value = try? JSONValue(text.span) { return isPlainDocument(value) }
  return text.split(separator: UInt8(ascii: "\n")).allSatisfy { line in
    let line = Array(line)
    guard let value = try? JSONValue(line.span) else {
      return line.allSatisfy { " \t\r".utf8.contains($0) }
    }
    return isPlainDocument(value)
  }
}

private func isPlainDocument(_ value: JSONValue) -> Bool {
  var elements = value.elements
  while let element = elements.next() {
    if !isPlainObject(element) { return false }
  }
  return isPlainObject(value)
}

/// Whether its keys say one thing, and so do those of its records.
private func isPlainObject(_ object: JSONValue) -> Bool {
  guard hasDistinctKeys(object) else { return false }
  guard let records = object.member("Records") else { return true }
  var elements = records.elements
  while let element = elements.next() {
    if !hasDistinctKeys(element) { return false }
  }
  // Any other key could make it a record or a digest, if it came first.
  var members = object.members
  var isAlone = true
  while let member = members.next() {
    let key = member.key.text
    if key != "Records", key.hasPrefix("event") || key.hasPrefix("digest") || knownFields.contains(key) {
      isAlone = false
    }
  }
  return isAlone
}

private let knownFields: Set<String> = [
  "userIdentity", "awsRegion", "sourceIPAddress", "userAgent", "requestParameters", "responseElements",
  "requestID", "recipientAccountId",
]

/// Whether no key of the object occurs twice; so too for what is no object.
private func hasDistinctKeys(_ object: JSONValue) -> Bool {
  var keys: Set<String> = []
  var members = object.members
  while let member = members.next() {
    if !keys.insert(member.key.text).inserted { return false }
  }
  return true
}
