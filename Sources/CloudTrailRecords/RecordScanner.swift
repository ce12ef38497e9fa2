/// Batch the CloudTrail records in plain bytes that come window by window, and hands out those of
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
public struct RecordScanner: ~Copyable {
  /// How much an input may ask for.
  public struct Limits: Sendable {
    /// The most bytes of a record that is examined, or of what carries it.
    public var recordBytes: Int
    /// The deepest nesting of a record that is examined; the record's own object is 1 deep.
    public static let depth = 256
    /// The most faults that are kept one by one.
    public static let faults = 100

    /// - Parameter recordBytes: the most bytes of a record that is examined, 16 MiB unless told.
    public init(recordBytes: Int = 16 << 20) {
      self.recordBytes = recordBytes
    }
  }

  let wanted: WantedCalls
  let mentions: MentionSearch
  let limits: Limits
  var nesting = Nesting()
  var start = InputStart()
  var table: Table?
  var sideLines: SideLines?
  var sideBytes = LostBytes()
  var scan = StructuralScan()
  var place = Place.document
  var passing: Passing?
  var document = Document()
  var item = Item()
  /// What was found at the last value's end.
  var tentative = Tentative()
  /// What is passed over behind a fault.
  var lost = Lost()
  /// What a string that stood as a document may begin, and the place behind it: where a beginning is lost,
  /// the quotes are taken for their opposites.
  var textSearch: (search: RecordSearch, end: UInt64)?
  /// What is to be read again.
  var backlog: Backlog?
  /// The part of a line that was last searched for its end.
  var line = LinePart()
  /// How many bytes were read again.
  var bytesReread: UInt64 = 0
  /// Whether reading went on by a guess.
  var isAfterFault = false
  /// The gzip member of the window at hand.
  var member = 0
  var byteOrderMark = ByteOrderMark()
  var linePrefix = LinePrefix()
  /// How many plain bytes precede the window at hand.
  var windowOffset: UInt64 = 0
  var lastByteBefore: UInt8 = 0

  /// How many records were found.
  public internal(set) var records = 0
  /// How many documents of the input, or messages in it, have records of CloudTrail's or an array for them: log
  /// files, arrays, tables, single records.
  public internal(set) var documents = 0
  /// Whose the first record is, of whatever call; nil while none was found.
  public internal(set) var firstRecord: RecordOrigin?
  /// What else was recognised.
  public internal(set) var bystanders = Bystanders()
  /// What could not be read, in order; at most `Limits.faults`. A fault is here as soon as it is known what
  /// it costs.
  public private(set) var faults: [ScanFault] = []
  /// How many faults more there were.
  public internal(set) var furtherFaults = 0

  /// - Parameters:
  ///   - wanted: the calls whose records are handed out.
  ///   - limits: how much the input may ask for.
  public init(wanted: WantedCalls, limits: Limits = Limits()) {
    self.wanted = wanted
    mentions = MentionSearch(wanted)
    self.limits = limits
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
    if table != nil {
      finishRows(isCutOff: isCutOff, found: found)
    } else {
      finishDocument(isCutOff: isCutOff, found: found)
    }
    table = nil
    place = .abandoned
    passing = nil
    item.drop()
  }

  /// Gives out the faults that are kept, so that those to come can be told apart.
  public mutating func takeFaults() -> [ScanFault] {
    defer { faults = [] }
    return faults
  }

  /// Decides what the input is, if that is not done, and reads what was held back.
  private mutating func begin(isAtEnd: Bool, found: (borrowing Record) -> Void) {
    guard !start.isDecided else { return }
    let kind = start.decide(isAtEnd: isAtEnd)
    let bytes = start.release()
    switch kind {
    case .json: break
    case .table(let table): self.table = table
    case .side(let file):
      bystanders[keyPath: file.count] += 1
      sideLines = SideLines()
    case .otherTable:
      refuse("a table that has neither eventJson, nor eventTime, eventSource and eventName")
    case .unreadable(let what): refuse(what)
    }
    read(bytes.span, member: start.member, found: found)
  }

  private mutating func refuse(_ what: String) {
    lose(.notCloudTrail(what), at: 0, search: nil, endsWithLine: false)
  }

  mutating func read(
    _ window: Span<UInt8>, member: Int, found: (borrowing Record) -> Void
  ) {
    guard !window.isEmpty else { return }
    if sideLines != nil { return passSideLines(window, member: member, found: found) }
    self.member = member
    if table != nil {
      readRows(window, member: member, found: found)
    } else {
      readDocuments(window, found: found)
    }
    if item.isKept {
      item.keep(window, from: windowOffset, member: member, limit: limits.recordBytes)
    }
    windowOffset += UInt64(window.count)
    lastByteBefore = window[window.count - 1]
  }

  /// Leaves the lines of a side file; what mentions a wanted call in them is no line of such a file.
  private mutating func endSideLines() {
    sideLines = nil
    if sideBytes.mention {
      report(
        .incompleteRecord("a file of another service mentions a retention call, and is not read up to here"),
        at: windowOffset, mention: true)
    }
    sideBytes = LostBytes()
  }

  private mutating func passSideLines(
    _ window: Span<UInt8>, member: Int, found: (borrowing Record) -> Void
  ) {
    let next = sideLines?.pass(window)
    sideBytes.add(window.extracting(0..<(next?.end ?? window.count)), mentions)
    windowOffset += UInt64(next?.end ?? window.count)
    guard let (end, begun) = next else { return }
    endSideLines()
    // What stands amid a line can be a text that the service wrote down.
    isAfterFault = isAfterFault || !begun.isEmpty
    windowOffset -= UInt64(begun.count)
    read(begun.span, member: member, found: found)
    read(window.extracting(end..<window.count), member: member, found: found)
  }

  /// - Parameter mention: whether a wanted call is mentioned in what it is about.
  mutating func report(_ kind: ScanFault.Kind, at offset: UInt64, mention: Bool = false) {
    var fault = fault(kind, at: offset)
    fault.mentionsWantedCall = mention
    add(fault)
  }

  func fault(_ kind: ScanFault.Kind, at offset: UInt64) -> ScanFault {
    ScanFault(
      kind: kind, offset: nesting.carrier?.offset ?? offset, recordsRead: records,
      isCarried: nesting.level > 0)
  }

  /// Takes back what was reported since there were so many faults.
  mutating func forgetFaults(beyond count: Int, furtherFaults further: Int) {
    faults.removeLast(faults.count - count)
    furtherFaults = further
  }

  mutating func add(_ fault: ScanFault) {
    if faults.count < Limits.faults { faults.append(fault) } else { furtherFaults += 1 }
  }
}
