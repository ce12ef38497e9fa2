/// Finds the CloudTrail records in plain bytes that arrive window by window, and hands out those of wanted
/// calls.
///
/// Supported input forms, each in its own file under Envelopes and Tables: log files, single records and
/// arrays of both, the output of lookup-events and of CloudTrail Lake, EventBridge events, what CloudWatch
/// Logs, SNS, SQS and Kinesis carry, and tables. JSON documents may follow each other in any sequence, with
/// or without line breaks between them, pretty-printed or not, with or without a byte order mark.
///
/// Every record is counted. One that mentions no wanted call is skipped without a copy and, in a log file,
/// without an allocation. Bytes that cannot be read become a fault, and reading continues at the next certain
/// beginning of a document (Recovery.swift). `Limits` bounds memory for any input.
///
///     windows ─ Framer ─ carriers ─ Opener ─ records ─ Sink
///                                     └ a scanner of a carrier's contents
public struct RecordScanner: ~Copyable {
  /// Bounds on the resources that an input can claim.
  public struct Limits: Sendable {
    /// The largest size in bytes of a record, or of its carrier, that is examined.
    public var recordBytes: Int
    /// The deepest nesting of a record that is examined; the record's own object has depth 1.
    public static let depth = 256
    /// The largest number of values in a record of a wanted call that is examined: more than fit into 256 KB, the
    /// largest event that CloudTrail records.
    static let values = 1 << 17
    /// How many bytes the compressed data in one message may inflate to: many times what CloudWatch Logs sends at once.
    var payloadBytes = 64 << 20
    /// How many bytes may be lost without a place at which reading could continue.
    var lostBytes: UInt64 = 1 << 30
    /// How many parts any input may have, in addition to one for each of its bytes (Work.swift).
    var parts: UInt64 = 1 << 18
    /// The largest number of faults that are kept individually.
    static let faults = 100

    /// - Parameter recordBytes: the largest size in bytes of a record that is examined; 16 MiB by default.
    public init(recordBytes: Int = 16 << 20) {
      self.recordBytes = recordBytes
    }
  }

  var start = InputStart()
  var sideLines: SideLines?
  var framer: Framer
  var opener: Opener
  /// How many plain bytes precede the next window, and the last of them.
  var offset: UInt64 = 0
  var byteBefore: UInt8 = 0
  /// How many bytes the windows so far were inflated from; nil if they are the input's own.
  public var bytesRead: UInt64?

  /// How many records were found.
  public var records: Int { opener.sink.records }
  /// How many documents of the input, or messages in it, have CloudTrail records or an array for them: log
  /// files, arrays, tables, single records.
  public var documents: Int { opener.sink.documents }
  /// The origin of the first record of any call; nil until one is found.
  public var firstRecord: RecordOrigin? { opener.sink.firstRecord }
  /// Whether a record of a management event was found, as those of retention calls are.
  public var hasManagementEvent: Bool { opener.sink.hasManagementEvent }
  /// What else was recognised.
  public var bystanders: Bystanders { opener.sink.bystanders }
  /// The faults in order, at most `Limits.faults`. A fault is added as soon as its cost is known.
  public var faults: [ScanFault] { opener.sink.faults.kept }
  /// How many further faults there were.
  public var furtherFaults: Int { opener.sink.faults.further }

  /// Whether reading on is of no use, since a limit was passed: what follows is not looked at.
  public var hasGivenUp: Bool { framer.hasGivenUp }

  /// What reading the input has cost so far.
  public var work: Work { opener.sink.work }

  /// - Parameters:
  ///   - wanted: the calls whose records are handed out.
  ///   - limits: bounds on what the input can claim.
  ///   - work: what reading other parts of the same input has cost.
  public init(wanted: WantedCalls, limits: Limits = Limits(), work: Work = Work()) {
    self.init(opener: Opener(wanted: wanted, limits: limits))
    opener.sink.work = work
  }

  init(opener: Opener) {
    self.opener = opener
    framer = Framer(limits: opener.limits, mentions: opener.mentions)
  }

  /// Reads the next window.
  /// - Parameters:
  ///   - window: the bytes that follow those of the last window.
  ///   - member: the gzip member that they came from, for the records' positions.
  ///   - found: called with each record of a wanted call once later bytes show that the record is complete.
  public mutating func scan(
    _ window: Span<UInt8>, member: Int = 0, found: (borrowing Record) -> Void
  ) {
    guard !window.isEmpty else { return }
    opener.sink.work.bytesRead = bytesRead ?? offset + UInt64(window.count)
    // What is inside a message is counted with it.
    if opener.level == 0 { opener.sink.work.countPlain(window.count) }
    let taken = start.isOpen ? start.take(window, member: member) : 0
    guard !start.isOpen else { return }
    begin(isAtEnd: false, found: found)
    read(window.extracting(taken..<window.count), member: member, found: found)
  }

  /// Marks the end of the input; a document that is still open is a fault.
  /// - Parameters:
  ///   - isCutOff: whether a fault that is reported elsewhere cut the input off.
  ///   - found: called with a last record that only the end completes.
  public mutating func finish(isCutOff: Bool = false, found: (borrowing Record) -> Void) {
    begin(isAtEnd: true, found: found)
    if sideLines != nil { endSideLines() }
    let end = Window(endAt: offset)
    var isDone = false
    while !isDone {
      isDone = framer.end(end, isCutOff: isCutOff, into: &opener.sink)
      attend(end, upTo: 0, found: found)
      readAgain(found: found)
    }
    weighWork(at: offset)
    framer.standBetweenDocuments()
    framer.place = .abandoned
  }

  /// Hands over the faults kept so far, so that later ones can be told apart.
  public mutating func takeFaults() -> [ScanFault] { opener.sink.takeFaults() }

  /// Begins anew with the next window after a fault that is reported elsewhere: what is open is dropped, and
  /// counts and offsets continue.
  public mutating func beginAnew() {
    start = InputStart()
    sideLines = nil
    let bytesReread = framer.bytesReread
    framer = Framer(limits: opener.limits, mentions: opener.mentions)
    framer.bytesReread = bytesReread
    opener.table = nil
    opener.sink = Sink(after: opener.sink)
    byteBefore = 0
  }
}
