public import CloudTrailRecords
internal import RetentionModel

/// The calls that the tests' scans look for.
public let wanted = RetentionService.all.wanted

/// All that a scan of an input gives, and which may not depend on its windows.
public struct ScanOutcome: Equatable {
  /// A record that was handed out.
  public struct Match: Equatable {
    /// Which call it tells of.
    public let call: WantedCalls.Call
    /// Where it stands.
    public let position: Record.Position
    /// Its bytes.
    public let bytes: [UInt8]
    /// Whether it stands behind a guess.
    public let isAfterFault: Bool
    /// Whether its bytes are none of the input's.
    public let isFromColumns: Bool

    /// Its bytes as text.
    public var text: String { String(decoding: bytes, as: UTF8.self) }
  }

  /// How many records there are.
  public private(set) var records = 0
  /// What else was recognised.
  public private(set) var bystanders = Bystanders()
  /// The records of retention calls.
  public private(set) var matches: [Match] = []
  /// What could not be read.
  public private(set) var faults: [ScanFault] = []
  /// How many faults more there were.
  public private(set) var furtherFaults = 0
  /// How many documents are CloudTrail's.
  public private(set) var documents = 0
  /// Whose the first record is.
  public private(set) var firstRecord: RecordOrigin?

  /// Scans an input that comes in windows which end at the given places, and at its end.
  /// - Parameter bytesRead: from how many bytes it was inflated.
  public init(
    of input: [UInt8], cutAt cuts: [Int] = [], limits: RecordScanner.Limits = RecordScanner.Limits(),
    isCutOff: Bool = false, inflatedFrom bytesRead: UInt64? = nil
  ) {
    var scanner = RecordScanner(wanted: wanted, limits: limits)
    scanner.bytesRead = bytesRead
    var found: [Match] = []
    let keep: (borrowing Record) -> Void = { record in
      found.append(
        Match(
          call: record.call, position: record.position, bytes: record.object.copyBytes(),
          isAfterFault: record.isAfterFault, isFromColumns: record.isFromColumns))
    }
    var start = 0
    for end in cuts.sorted() + [input.count] {
      // A window of its own, so that nothing behind its end can be read by mistake.
      let window = Array(input[start..<end])
      scanner.scan(window.span, found: keep)
      start = end
    }
    scanner.finish(isCutOff: isCutOff, found: keep)
    matches = found
    records = scanner.records
    bystanders = scanner.bystanders
    faults = scanner.faults
    furtherFaults = scanner.furtherFaults
    documents = scanner.documents
    firstRecord = scanner.firstRecord
  }

  /// Scans a text in one window.
  public init(of input: String, limits: RecordScanner.Limits = RecordScanner.Limits()) {
    self.init(of: Array(input.utf8), limits: limits)
  }

  /// What kinds of faults they are.
  public var kinds: [ScanFault.Kind] { faults.map(\.kind) }
  /// Where the records of retention calls begin.
  public var offsets: [Int] { matches.map { Int($0.position.offset) } }
  /// Which records those are.
  public var ordinals: [Int] { matches.map(\.position.record) }
}
