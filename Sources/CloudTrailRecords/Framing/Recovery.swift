// What the framer does when the bytes cannot be read further. It continues at the first of these places:
//
//   1. the next line, if the broken document began on the current line and so ends with it;
//   2. what RecordSearch.swift finds, on that line, or anywhere if the document spans lines;
//   3. the end of the input.
//
// A document that was cut off and is immediately followed by another, as in `zcat *.json.gz`, continues as if
// it were complete: the other one's quotes and brackets count as its own. So its contents are searched as
// well where it breaks, where the input ends, and where it exceeds the size of any record
// (LookingBack.swift).

/// What is skipped after a fault.
struct Lost {
  /// The fault, until its cost is known; nil afterwards.
  var fault: ScanFault?
  /// Whether a similar one was already reported, so that it is only counted.
  var isRepeat = false
  /// How many plain bytes precede them.
  var start: UInt64 = 0
  var bytes = LostBytes()
  /// Finds the place to continue at before the line or the input ends.
  var search: RecordSearch?
  var endsWithLine = true
}

extension Framer {
  /// Reports that the bytes are not JSON from here on, and finds the place to continue at.
  /// - Returns: where to continue.
  mutating func recover(
    from fault: JSONFault, _ window: Window, at index: Int, faultAt offset: UInt64? = nil,
    into sink: inout Sink
  ) -> Int {
    let here = window.offset(of: index)
    let beginsLine = window.byte(before: index) == UInt8(ascii: "\n") && window[index] == UInt8(ascii: "{")
    if beginsLine, rereadsSwallowedLine(window, upTo: index, into: &sink) { return index }
    let isHalf = sink.forgetTentative()
    let begun = textSearch.flatMap { $0.end == here ? $0.search : nil }
    guard let search = begun ?? lookBack(window, upTo: index, into: &sink) else { return index }
    let endsWithLine = self.endsWithLine(beforeLine: beginsLine)
    // A line that does not begin as a document is text.
    let isText = place == .document && !document.isOnLine || document.isBehindPrefix
    lose(
      sink.fault(.invalid(fault), at: offset ?? here), at: offset ?? here, search: isText ? nil : search,
      endsWithLine: endsWithLine, bytes: bytesOfItem(window, upTo: index, mention: isHalf), into: &sink)
    if endsWithLine, beginsLine {
      endLost(at: lost.start, into: &sink)
      place = .document
    }
    return index
  }

  /// Whether the document that breaks off here belongs to the current line or to the one before.
  /// - Parameter beforeLine: whether a line that may be a document begins here.
  private func endsWithLine(beforeLine: Bool) -> Bool {
    let lines = document.lines + (passing != nil ? scan.lines : 0) - (beforeLine ? 1 : 0)
    // If such a line was an element, it was read as one; a comma or a bracket would have to follow it.
    let isSwallowedElement = place == .afterElement && beforeLine && lines == 1
    return place == .document || lines <= 0 || isSwallowedElement
  }

  /// Skips what follows until reading can continue.
  mutating func lose(
    _ fault: ScanFault, at offset: UInt64, search: RecordSearch?, endsWithLine: Bool,
    bytes: LostBytes = LostBytes(), into sink: inout Sink
  ) {
    sink.work.countPart()
    lost = Lost(fault: fault, start: offset, bytes: bytes, search: search, endsWithLine: endsWithLine)
    place = .lost
    passing = nil
    item.drop()
  }

  /// Skips a line that cannot begin a document, before any document was seen. Only the first such line and
  /// the first that mentions a wanted call are reported; the others are counted. The first line of `tail`'s
  /// output is often the end of a record, and a text has many lines.
  mutating func refuseLine(at offset: UInt64, behind token: UInt8, into sink: inout Sink) {
    lose(
      sink.fault(.notCloudTrail("the input begins neither as JSON nor as gzip"), at: offset), at: offset,
      search: RecordSearch(behind: token), endsWithLine: true, into: &sink)
    lost.isRepeat = document.wasJunkSeen
    document.wasJunkSeen = true
  }

  /// Skips lost bytes.
  /// - Returns: where to continue.
  mutating func passLost(_ window: Window, from start: Int, into sink: inout Sink) -> Int {
    let bound = lost.start + limits.lostBytes
    let most = min(
      window.count, start + Int(clamping: max(bound, window.offset(of: start)) - window.offset(of: start)))
    let end = lost.endsWithLine ? min(endOfLine(in: window, from: start), most) : most
    let found = lost.search?.next(in: window.bytes, start..<end, offset: window.start.offset)
    lost.bytes.add(window.bytes.extracting(start..<(found?.end ?? end)), mentions)
    if let (hit, next) = found {
      endLost(at: hit.start, into: &sink)
      resume(at: hit, marks: [InputPosition(offset: hit.start, member: window.start.member)], into: &sink)
      return next
    }
    if window.offset(of: end) >= bound {
      lost.fault?.isAbandoned = true
      endLost(at: bound, into: &sink)
      giveUp()
    } else if end < window.count {
      endLost(at: window.offset(of: end), into: &sink)
      place = .document
    }
    return end
  }

  /// Completes the current fault with its cost.
  mutating func endLost(at end: UInt64, endsReading: Bool = false, into sink: inout Sink) {
    guard var fault = lost.fault else { return }
    lost.fault = nil
    // A beginning can be found before the byte that could not be read.
    fault.unreadBytes = max(end, lost.start) - lost.start
    fault.endsReading = endsReading && fault.unreadBytes > 0
    fault.mentionsWantedCall = lost.bytes.mention
    let isNew =
      !lost.isRepeat || fault.isAbandoned || fault.mentionsWantedCall && !document.wasMentionReported
    if fault.mentionsWantedCall { document.wasMentionReported = true }
    if isNew { sink.add(fault) } else { sink.countFault() }
  }

  /// Searches for a single line that a document absorbed because its own line was cut off right after a
  /// colon, a comma or a bracket: `{"a":⏎{…}⏎{`, which no reading makes JSON.
  /// - Returns: whether there is one. It is then read again, as an input of its own.
  mutating func rereadsSwallowedLine(_ window: Window, upTo end: Int, into sink: inout Sink) -> Bool {
    guard !document.isInArray, let text = item.text(with: window, upTo: end),
      let cut = text.firstIndex(of: UInt8(ascii: "\n"))
    else { return false }
    var line = text[(cut + 1)...]
    while let last = line.last, last.isJSONSpace { line.removeLast() }
    guard line.first == UInt8(ascii: "{"), line.last == UInt8(ascii: "}"),
      !line.contains(UInt8(ascii: "\n"))
    else { return false }
    let start = item.start.offset + UInt64(cut)
    sink.report(.invalid(.lineBreak), at: start)
    backlog = Backlog(bytes: Array(line), start: start + 1, marks: [item.start], isWhole: true)
    standBetweenDocuments()
    return true
  }
}

/// Bytes that are not read, and whether they mention a wanted call.
struct LostBytes {
  /// Whether they mention one.
  private(set) var mention = false
  private var tail: [UInt8] = []

  /// - Parameter mention: whether bytes that were lost earlier mention one.
  init(mention: Bool = false) {
    self.mention = mention
  }

  /// Adds the bytes that follow.
  mutating func add(_ bytes: Span<UInt8>, _ search: MentionSearch) {
    guard !mention, !bytes.isEmpty else { return }
    let overlap = search.overlap
    var seam = tail
    seam.append(bytes.extracting(first: overlap))
    mention = search.finds(in: seam.span) || search.finds(in: bytes)
    tail = Array((bytes.count < overlap ? seam : bytes.extracting(last: overlap).copied()).suffix(overlap))
  }
}
