/// Finds the carriers in plain bytes that arrive window by window.
///
/// It hands over one at a time: before it continues, the carrier must be opened and the backlog be read. What
/// it learns from the bytes themselves, such as that they cannot be read, it reports to the sink.
struct Framer {
  /// The role in its document of the value being skipped.
  enum Passing {
    case key, value
    /// A carrier in an array of carriers.
    case element
    /// The rest of a document that is itself a carrier.
    case rest
    /// A string in the place of a document.
    case text
    /// A value of the wrong kind in an array of carriers, or of documents.
    case unexpectedAmongElements, unexpectedAmongDocuments
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
  /// The envelope of the carrier that ended with the last byte read; the carrier is the current item.
  var ended: Envelope?
  /// What is skipped after a fault.
  var lost = Lost()
  /// What must be read again before the input continues.
  var backlog: Backlog?
  /// How many bytes have been read again.
  var bytesReread: UInt64 = 0
  /// What a string in the place of a document may begin, and the position after it: once a beginning is lost,
  /// closing and opening quotes are mistaken for each other.
  var textSearch: (search: RecordSearch, end: UInt64)?
  /// Whether nothing more is read, since a limit was passed.
  private(set) var hasGivenUp = false
  /// The part of a line that was last searched for the line's end.
  private var line: Range<UInt64> = 0..<0

  init(limits: RecordScanner.Limits, mentions: MentionSearch) {
    self.limits = limits
    self.mentions = mentions
  }

  /// Reads one byte or value, or as much of it as the window holds.
  /// - Returns: where to continue.
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

  /// Keeps what continues after the window.
  mutating func leave(_ window: Window) {
    if item.isKept { item.keep(window, limit: limits.recordBytes) }
  }

  /// The carrier that ended, if one did.
  /// - Parameter end: how far the window has been read.
  mutating func takeCarrier(_ window: Window, upTo end: Int) -> Carrier? {
    guard let envelope = ended else { return nil }
    ended = nil
    return Carrier(
      envelope: envelope, start: item.start, count: window.offset(of: end) - item.start.offset,
      isTooDeep: scan.isTooDeep || item.isTooDeep)
  }

  /// Applies what the opening of a carrier showed about the bytes around it.
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

  /// Reports what the end of the input leaves open.
  /// - Parameter isCutOff: whether a fault that is reported elsewhere cut the input off.
  /// - Returns: whether that is all; if not, this is called again after the carrier and the backlog.
  mutating func end(_ window: Window, isCutOff: Bool, into sink: inout Sink) -> Bool {
    // A string without a colon after it was not a key but stood alone.
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

  /// Moves the backlog, if there is one.
  mutating func moveBacklog(to pending: inout [Backlog]) {
    if let todo = backlog.take() { pending.append(todo) }
  }

  /// Reads nothing more.
  mutating func giveUp() {
    standBetweenDocuments()
    place = .abandoned
    hasGivenUp = true
  }

  /// Abandons what is open, and continues between documents.
  mutating func standBetweenDocuments() {
    place = .document
    passing = nil
    item.drop()
  }

  /// The index of the next line break in the window, or its end.
  mutating func endOfLine(in window: Window, from start: Int) -> Int {
    let offset = window.offset(of: start)
    if !line.contains(offset) {
      line = offset..<window.offset(of: window.bytes.index(of: UInt8(ascii: "\n"), in: start..<window.count))
    }
    return window.index(of: line.upperBound)
  }
}
