/// A form in which CloudTrail records are delivered. Each is a row of the table, and its file shows how it is
/// recognised and opened.
enum Envelope: Int, CaseIterable {
  case logFile, record
  case lookupEvent, logEvent, eventBridgeEvent, logsPayload, queryResultRow, mergedRow
  case queueMessage, topicMessage, streamRecord
  /// A signed list of files, which holds no records and is skipped.
  case digest
  /// A JSON string in the place of a document.
  case text
  /// A row of a table, which is not JSON.
  case tableRow

  private static let table: [Row] = allCases.map { envelope in
    switch envelope {
    case .logFile: .logFile
    case .record: .record
    case .lookupEvent: .lookupEvent
    case .logEvent: .logEvent
    case .eventBridgeEvent: .eventBridgeEvent
    case .logsPayload: .logsPayload
    case .queryResultRow: .queryResultRow
    case .mergedRow: .mergedRow
    case .queueMessage: .queueMessage
    case .topicMessage: .topicMessage
    case .streamRecord: .streamRecord
    case .digest: .digest
    case .text: .text
    case .tableRow: .tableRow
    }
  }

  var row: Row { Envelope.table[rawValue] }

  /// The envelope of an object that has this key at its top level, and whether the key's value is an array of
  /// carriers; nil if the key is not distinctive.
  ///
  /// Keys that several forms share (such as `resources` or `version`) are not distinctive.
  static func recognised(by key: JSONString) -> (envelope: Envelope, isArray: Bool)? {
    for envelope in allCases {
      let row = envelope.row
      if row.arrays.contains(where: { key.isEqual(to: $0) }) { return (envelope, true) }
      if row.keys.contains(where: { key.isEqual(to: $0) }) { return (envelope, false) }
    }
    return nil
  }
}

extension Envelope {
  /// How an envelope is recognised and opened.
  final class Row: Sendable {
    /// How a carrier is opened.
    enum Opening {
      /// From its bytes, as delimited by the structural scan.
      case unchecked(@Sendable (inout Opener, Span<UInt8>, (borrowing Record) -> Void) -> Void)
      /// From its JSON, which is well-formed.
      case checked(@Sendable (inout Opener, JSONValue, (borrowing Record) -> Void) -> Void)
    }

    /// The keys whose value is an array of carriers.
    let arrays: [StaticString]
    /// The keys that a carrier itself has.
    let keys: [StaticString]
    /// The opening bracket of a carrier in an array.
    let openingBracket: UInt8
    /// Whether a carrier holds one record, and so counts as one even if it cannot be examined.
    let carriesOneRecord: Bool
    /// Whether an object with a key of this form may still be a record.
    let mayBeRecord: Bool
    /// Whether a carrier can be the message of a log line.
    let isLogMessage: Bool
    let opening: Opening

    init(
      arrays: [StaticString] = [], keys: [StaticString] = [], openingBracket: UInt8 = UInt8(ascii: "{"),
      carriesOneRecord: Bool = true, mayBeRecord: Bool = false, isLogMessage: Bool = false, opening: Opening
    ) {
      self.arrays = arrays
      self.keys = keys
      self.openingBracket = openingBracket
      self.carriesOneRecord = carriesOneRecord
      self.mayBeRecord = mayBeRecord
      self.isLogMessage = isLogMessage
      self.opening = opening
    }
  }
}

extension Envelope.Row {
  /// Source: the CloudTrail user guide on the digest file structure and on the sign files of Lake query
  /// results.
  static let digest = Envelope.Row(
    keys: [
      "digestStartTime", "digestEndTime", "digestS3Bucket", "digestS3Object", "hashSignature",
      "queryCompleteTime",
    ],
    carriesOneRecord: false, mayBeRecord: true,
    opening: .unchecked { opener, bytes, _ in opener.count(.digests, bytes) })
}
