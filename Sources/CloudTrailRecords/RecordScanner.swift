/// Finds the CloudTrail records in plain bytes that come window by window, and hands out those of
/// wanted calls.
///
/// Understood are the forms in which records reach people, each in its file under Envelopes and Tables:
/// log files, single records and arrays of both, the answers of lookup-events and of CloudTrail Lake, events
/// of EventBridge, what CloudWatch Logs, SNS, SQS and Kinesis carry, and tables. JSON documents may follow
/// each other in any sequence, with or without line breaks between them, pretty-printed or not, with or
/// without a byte order mark.
///
/// Every record is counted; one that mentions no wanted call is passed over without a copy and, in a log
/// file, without an allocation. What cannot be read becomes a fault, and reading goes on where the next
/// document can be told for certain (Recovery.swift). Memory is bounded by `Limits`, whatever the input says.
///
///     windows ─ Framer ─ carriers ─ Opener ─ records ─ Sink
///                                     └ a scanner of what a carrier holds
public struct RecordScanner: ~Copyable {
  /// How much an input may ask for.
  public struct Limits: Sendable {
    /// The most bytes of a record that is examined, or of what carries it.
    public var recordBytes: Int
    /// The deepest nesting of a record that is examined; the record's own object is 1 deep.
    public static let depth = 256
    /// The most faults that are kept one by one.
    static let faults = 100

    /// - Parameter recordBytes: the most bytes of a record that is examined, 16 MiB unless told.
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

  /// How many records were found.
  public var records: Int { opener.sink.records }
  /// How many documents of the input, or messages in it, have records of CloudTrail's or an array for them: log
  /// files, arrays, tables, single records.
  public var documents: Int { opener.sink.documents }
  /// Whose the first record is, of whatever call; nil while none was found.
  public var firstRecord: RecordOrigin? { opener.sink.firstRecord }
  /// What else was recognised.
  public var bystanders: Bystanders { opener.sink.bystanders }
  /// What could not be read, in order; at most `Limits.faults`. A fault is here as soon as it is known what
  /// it costs.
  public var faults: [ScanFault] { opener.sink.faults.kept }
  /// How many faults more there were.
  public var furtherFaults: Int { opener.sink.faults.further }

  /// - Parameters:
  ///   - wanted: the calls whose records are handed out.
  ///   - limits: how much the input may ask for.
  public init(wanted: WantedCalls, limits: Limits = Limits()) {
    self.init(opener: Opener(wanted: wanted, limits: limits))
  }

  init(opener: Opener) {
    self.opener = opener
    framer = Framer(limits: opener.limits, mentions: opener.mentions)
  }

  /// Reads on.
  /// - Parameters:
  ///   - window: the bytes that follow those of the last window.
  ///   - member: the gzip member that they came from, for the records' positions.
  ///   - found: is given each record of a wanted call when what follows shows that it is complete.
  public mutating func scan(
    _ window: Span<UInt8>, member: Int = 0, found: (borrowing Record) -> Void
  ) {
    guard !window.isEmpty else { return }
    let taken = start.isOpen ? start.take(window, member: member) : 0
    guard !start.isOpen else { return }
    begin(isAtEnd: false, found: found)
    read(window.extracting(taken..<window.count), member: member, found: found)
  }

  /// Says that the input has ended; a document that has not is a fault.
  /// - Parameters:
  ///   - isCutOff: whether a fault that is told elsewhere cut the input off.
  ///   - found: is given a last record that nothing but the end completes.
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
    framer.standBetweenDocuments()
    framer.place = .abandoned
  }

  /// Gives out the faults that are kept, so that those to come can be told apart.
  public mutating func takeFaults() -> [ScanFault] { opener.sink.takeFaults() }

  /// Begins anew with the next window, behind a fault that is told elsewhere: what is open is left, and the
  /// counts and offsets go on.
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
