/// A form in which CloudTrail's records reach people, as the keys of a JSON object tell it.
///
/// The object is either a carrier itself, or has an array of carriers as the value of the telling key. How
/// a carrier is opened stands in the file of its envelope.
enum Envelope {
  // An array of carriers.
  case logFile, lookupEvents, logEvents, queryResultRows, queueMessages
  // A carrier.
  case record, lookupEvent, logEvent, eventBridgeEvent, logsPayload, topicMessage, queueMessage
  case streamRecord, mergedRow
  /// A JSON string that stands where a document can stand.
  case text
  /// A row of a table, which is no JSON.
  case tableRow
  /// Neither: a signed list of files, which is passed over.
  case digest

  /// The envelope of an object that has this key at its top level, or nil if the key says nothing.
  ///
  /// Keys that several forms have (such as `resources` or `version`) say nothing.
  init?(telling key: JSONString) {
    guard let envelope = Envelope.telling.first(where: { key.isEqual(to: $0.key) }) else { return nil }
    self = envelope.envelope
  }

  private static let telling: [(key: StaticString, envelope: Envelope)] = [
    ("Records", .logFile),
    ("eventVersion", .record), ("userIdentity", .record), ("eventTime", .record),
    ("eventSource", .record), ("eventName", .record), ("awsRegion", .record),
    ("sourceIPAddress", .record), ("userAgent", .record), ("requestParameters", .record),
    ("responseElements", .record), ("requestID", .record), ("eventID", .record),
    ("eventType", .record), ("recipientAccountId", .record),
    ("Events", .lookupEvents), ("CloudTrailEvent", .lookupEvent),
    ("detail", .eventBridgeEvent), ("detail-type", .eventBridgeEvent),
    ("logEvents", .logEvents), ("events", .logEvents), ("message", .logEvent), ("awslogs", .logsPayload),
    ("QueryResultRows", .queryResultRows), ("eventJson", .mergedRow), ("eventjson", .mergedRow),
    ("Messages", .queueMessages), ("Body", .queueMessage), ("body", .queueMessage),
    ("ReceiptHandle", .queueMessage), ("receiptHandle", .queueMessage),
    ("Message", .topicMessage), ("TopicArn", .topicMessage), ("Sns", .topicMessage),
    ("s3ObjectKey", .topicMessage), ("s3", .topicMessage), ("Event", .topicMessage),
    ("kinesis", .streamRecord), ("Data", .streamRecord),
    ("digestStartTime", .digest), ("digestEndTime", .digest), ("digestS3Bucket", .digest),
    ("digestS3Object", .digest), ("hashSignature", .digest), ("queryCompleteTime", .digest),
  ]

  /// Whether the telling key's value is an array of carriers.
  var isArray: Bool {
    switch self {
    case .logFile, .lookupEvents, .logEvents, .queryResultRows, .queueMessages: true
    default: false
    }
  }

  /// Whether a carrier holds one record, so that it counts as one even if it cannot be examined.
  var carriesOneRecord: Bool {
    switch self {
    case .logFile, .record, .lookupEvents, .lookupEvent, .logEvents, .logEvent, .eventBridgeEvent,
      .queryResultRows, .mergedRow, .text, .tableRow:
      true
    default: false
    }
  }

  /// The bracket that a carrier in the array begins with: rows are arrays, all else are objects.
  var openingBracket: UInt8 {
    if case .queryResultRows = self { UInt8(ascii: "[") } else { UInt8(ascii: "{") }
  }
}
