/// Finds the carriers in plain bytes that come window by window.
///
/// It hands over one at a time: a carrier is to be opened, and the backlog to be read, before it goes on. What
/// it learns from the bytes themselves, such as that they cannot be read, it tells the sink.
struct Framer {
  /// What the value that is being passed over is to its document.
  enum Passing {
    case key, value
    /// A carrier in an array of them.
    case element
    /// The rest of a document that is itself a carrier.
    case rest
    /// A string that stands where a document can stand.
    case text
    /// Something in an array of carriers, or of documents, that is none.
    case strangerAmongElements, strangerAmongDocuments
  }

  let limits: RecordScanner.Limits
  let mentions: MentionSearch
  var place = Place.document
  var passing: Passing?
  var scan = StructuralScan()
  var document = Document()
  /// Where the rows of a table end.
  var rows = RowEnds()
  var byteOrderMark = ByteOrderMark()
  var linePrefix = LinePrefix()
  var item = Item()
  /// The envelope of the carrier that ended with the last byte that was read, which is the item at hand.
  var ended: Envelope?
  /// What is passed over behind a fault.
  var lost = Lost()
  /// What is to be read again before what follows.
  var backlog: Backlog?
  /// How many bytes were read again.
  var bytesReread: UInt64 = 0
  /// What a string that stood as a document may begin, and the place behind it: where a beginning is lost,
  /// the quotes are taken for their opposites.
  var textSearch: (search: RecordSearch, end: UInt64)?
  /// The part of a line that was last searched for its end.
  private var line: Range<UInt64> = 0..<0

  init(limits: RecordScanner.Limits, mentions: MentionSearch) {
    self.limits = limits
    self.mentions = mentions
  }

  /// Reads one byte or value, or as much of it as the window holds.
  /// - Returns: where to go on.
  mutating func advance(_ window: Window, from index: Int, into sink: inout Sink) -> Int {
    if let role = passing { return pass(window, from: index, as: role, into: &sink) }
    switch place {
    case .lost: return passLost(window, from: index, into: &sink)
    case .row: return passRow(window, from: index)
    case .abandoned: return window.count
    default:
      if item.search != nil { item.search?.follow(window[index]) }
      return step(window, at: index, into: &sink)
    }
  }

  /// Keeps what goes on behind the window.
  mutating func leave(_ window: Window) {
    if item.isKept { item.keep(window, limit: limits.recordBytes) }
  }

  /// The carrier that ended, if one did.
  /// - Parameter end: where reading stands.
  mutating func takeCarrier(_ window: Window, upTo end: Int) -> Carrier? {
    guard let envelope = ended else { return nil }
    ended = nil
    return Carrier(
      envelope: envelope, start: item.start, count: window.offset(of: end) - item.start.offset,
      isTooDeep: scan.isTooDeep || item.isTooDeep)
  }

  /// Sees what the opening of a carrier tells of the bytes around it.
  mutating func review(
    _ carrier: Carrier, _ bytes: Span<UInt8>, _ outcome: Opener.Outcome, into sink: inout Sink
  ) {
    switch outcome {
    case .opened: break
    case .logFile: readSwallowedLogFile(bytes, into: &sink)
    case .noDocument:
      var search = RecordSearch()
      _ = search.next(in: bytes, 0..<bytes.count, offset: carrier.start.offset)
      textSearch = (search, carrier.start.offset + carrier.count)
    }
    if carrier.envelope == .logFile || carrier.envelope == .record { lookBack(bytes, into: &sink) }
  }

  /// Tells of what the end of the input leaves open.
  /// - Parameter isCutOff: whether a fault that is told elsewhere cut the input off.
  /// - Returns: whether that is all; if not, it is asked again behind the carrier and the backlog.
  mutating func end(_ window: Window, isCutOff: Bool, into sink: inout Sink) -> Bool {
    // A key without its colon was a string that stood alone.
    if place == .document, passing == nil { sink.settle() }
    let isHalf = sink.tentative.isInDoubt && sink.forgetTentative()
    sink.settle()
    switch place {
    case .document where linePrefix.isOpen || linePrefix.awaitsDocument:
      if !isCutOff { reportLine(into: &sink) }
    case .document where passing == nil && !byteOrderMark.isOpen: break
    case .afterValue where document.isHeadless: break
    case .row: return endRow(window, isCutOff: isCutOff, into: &sink)
    case .lost: endLost(at: window.start.offset, endsReading: true, into: &sink)
    case .abandoned: break
    default:
      if rereadsSwallowedLine(window, upTo: 0, into: &sink) { break }
      guard lookBack(window, upTo: 0, into: &sink) != nil else { return false }
      guard !isCutOff else { break }
      var truncation = sink.fault(.truncated, at: window.start.offset)
      truncation.mentionsWantedCall = bytesOfItem(window, upTo: 0, mention: isHalf).mention
      sink.add(truncation)
    }
    return true
  }

  /// Gives out the backlog, if there is one.
  mutating func moveBacklog(to pending: inout [Backlog]) {
    if let todo = backlog.take() { pending.append(todo) }
  }

  /// Leaves what is open, and stands between documents.
  mutating func standBetweenDocuments() {
    place = .document
    passing = nil
    item.drop()
  }

  /// The index of the next line break in the window, or its end.
  mutating func endOfLine(in window: Window, from start: Int) -> Int {
    let offset = window.offset(of: start)
    if !line.contains(offset) {
      var index = start
      while index < window.count, window[index] != UInt8(ascii: "\n") { index += 1 }
      line = offset..<window.offset(of: index)
    }
    return window.index(of: line.upperBound)
  }
}
