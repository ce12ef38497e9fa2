/// A form in which CloudTrail's records reach people: a row of the table, and a file in which its row says how
/// it is told and opened.
enum Envelope: Int, CaseIterable {
  case logFile, record
  case lookupEvent, logEvent, eventBridgeEvent, logsPayload, queryResultRow, mergedRow
  case queueMessage, topicMessage, streamRecord
  /// Neither: a signed list of files, which is passed over.
  case digest
  /// A JSON string that stands where a document can stand.
  case text
  /// A row of a table, which is no JSON.
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
  /// carriers; nil if the key says nothing.
  ///
  /// Keys that several forms have (such as `resources` or `version`) say nothing.
  static func told(by key: JSONString) -> (envelope: Envelope, isArray: Bool)? {
    for envelope in allCases {
      let row = envelope.row
      if row.arrays.contains(where: { key.isEqual(to: $0) }) { return (envelope, true) }
      if row.keys.contains(where: { key.isEqual(to: $0) }) { return (envelope, false) }
    }
    return nil
  }
}

extension Envelope {
  /// What is known of an envelope.
  final class Row: Sendable {
    /// How a carrier is opened.
    enum Opening {
      /// By its bytes, which the structural scan found.
      case unchecked(@Sendable (inout Opener, Span<UInt8>, (borrowing Record) -> Void) -> Void)
      /// By its JSON, which is well-formed.
      case checked(@Sendable (inout Opener, JSONValue, (borrowing Record) -> Void) -> Void)
    }

    /// The keys of an object that has an array of carriers as their value.
    let arrays: [StaticString]
    /// The keys of a carrier.
    let keys: [StaticString]
    /// The bracket that a carrier in an array begins with.
    let openingBracket: UInt8
    /// Whether a carrier holds one record, so that it counts as one even if it cannot be examined.
    let carriesOneRecord: Bool
    /// Whether a carrier may be a record all the same, among whose keys there is one of this form.
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
  /// Source: the CloudTrail user guide's digest file structure, and that of the sign files of Lake's results.
  static let digest = Envelope.Row(
    keys: [
      "digestStartTime", "digestEndTime", "digestS3Bucket", "digestS3Object", "hashSignature",
      "queryCompleteTime",
    ],
    carriesOneRecord: false, mayBeRecord: true,
    opening: .unchecked { opener, bytes, _ in opener.count(\.digests, bytes) })
}
