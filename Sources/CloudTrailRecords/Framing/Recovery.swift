// What the scanner does where the bytes cannot be read on: it finds the place to go on at, the first of
//
//   1. the next line, if the broken document began on the line at hand: it ends there;
//   2. what RecordSearch.swift finds, on that line, or anywhere if the document spans lines;
//   3. the end of the input.
//
// A document that was cut off and is followed by another one at once, as in `zcat *.json.gz`, goes on as if it
// were whole: quotes and brackets of the other one are counted for its own. So what it consists of is searched
// as well where it breaks, where the input ends, and where it is larger than any record (LookingBack.swift).

/// What is passed over behind a fault.
struct Lost {
  /// The fault, until it is known what it costs; nil afterwards.
  var fault: ScanFault?
  /// Whether one like it was told before, so that it is only counted.
  var isRepeat = false
  /// How many plain bytes precede them.
  var start: UInt64 = 0
  var bytes = LostBytes()
  /// What finds the place to go on at before the line or the input ends.
  var search: RecordSearch?
  var endsWithLine = true
}

extension RecordScanner {
  /// Passes over what follows until reading can go on.
  mutating func lose(
    _ kind: ScanFault.Kind, at offset: UInt64, search: RecordSearch?, endsWithLine: Bool,
    bytes: LostBytes = LostBytes()
  ) {
    lost = Lost(
      fault: fault(kind, at: offset), start: offset, bytes: bytes, search: search,
      endsWithLine: endsWithLine)
    place = .lost
    passing = nil
    item.drop()
  }

  /// Leaves a line that begins as none does where no document was seen yet. Only the first one is told, and the
  /// first that mentions a wanted call; the others are counted: the first line of what `tail` prints is often the
  /// end of a record, and a text has many lines.
  mutating func refuseLine(at offset: UInt64, behind token: UInt8?) {
    lose(
      .notCloudTrail("the input begins neither as JSON nor as gzip"), at: offset,
      search: RecordSearch(behind: token ?? 0), endsWithLine: true)
    lost.isRepeat = document.wasJunkSeen
    document.wasJunkSeen = true
  }

  /// Passes over lost bytes.
  /// - Returns: where to go on.
  mutating func passLost(_ window: Span<UInt8>, from start: Int) -> Int {
    let end = lost.endsWithLine ? endOfLine(in: window, from: start) : window.count
    if let (hit, next) = lost.search?.next(in: window, start..<end, offset: windowOffset) {
      lost.bytes.add(window.extracting(start..<next), mentions)
      endLost(at: hit.start)
      resume(at: hit, marks: [Item.Mark(offset: hit.start, member: member)])
      return next
    }
    lost.bytes.add(window.extracting(start..<end), mentions)
    if end < window.count {
      endLost(at: windowOffset + UInt64(end))
      place = .document
    }
    return end
  }

  /// Says what the fault at hand costs.
  mutating func endLost(at end: UInt64, endsReading: Bool = false) {
    guard var fault = lost.fault else { return }
    lost.fault = nil
    // What was found can begin before the byte that could not be read.
    fault.unreadBytes = max(end, lost.start) - lost.start
    fault.endsReading = endsReading && fault.unreadBytes > 0
    fault.mentionsWantedCall = lost.bytes.mention
    let isNew = !lost.isRepeat || fault.mentionsWantedCall && !document.wasMentionTold
    if fault.mentionsWantedCall { document.wasMentionTold = true }
    if isNew { add(fault) } else { furtherFaults += 1 }
  }

  /// Reports that the bytes are no JSON from here on, and finds the place to go on at.
  /// - Returns: where to go on.
  mutating func recover(
    from kind: JSONFault, _ window: Span<UInt8>, at index: Int, faultAt offset: UInt64? = nil,
    found: (borrowing Record) -> Void
  ) -> Int {
    let byteBefore = index > 0 ? window[index - 1] : lastByteBefore
    let beginsLine = byteBefore == UInt8(ascii: "\n") && window[index] == UInt8(ascii: "{")
    if beginsLine, readSwallowedLine(window, upTo: index, found: found) { return index }
    let here = windowOffset + UInt64(index)
    let begun = textSearch.flatMap { $0.end == here ? $0.search : nil }
    let isHalf = forgetTentative()
    guard let search = begun ?? lookBack(window, upTo: index) else { return index }
    let lines = document.lines + (passing != nil ? scan.lines : 0) - (beginsLine ? 1 : 0)
    // An element that was such a line was read as one; a comma or a bracket would have to follow it.
    let swallowedElement = place == .afterElement && beginsLine && lines == 1
    let endsWithLine = place == .document || lines <= 0 || swallowedElement
    let offset = offset ?? here
    let bytes = bytesOfItem(window, upTo: index, mention: isHalf)
    if endsWithLine, beginsLine {
      lose(.invalid(kind), at: offset, search: nil, endsWithLine: true, bytes: bytes)
      endLost(at: offset)
      place = .document
    } else {
      // A line that is no document from its beginning on is text.
      let isText = place == .document && !document.isOnLine || document.isBehindPrefix
      lose(
        .invalid(kind), at: offset, search: isText ? nil : search, endsWithLine: endsWithLine,
        bytes: bytes)
    }
    return index
  }

  /// Reads the one line that a document took for a part of it after its own line was cut off right behind a
  /// colon, a comma or a bracket: `{"a":⏎{…}⏎{`, which is JSON in no reading.
  /// - Returns: whether that was so; the scanner then stands between documents.
  mutating func readSwallowedLine(
    _ window: Span<UInt8>, upTo end: Int, found: (borrowing Record) -> Void
  ) -> Bool {
    guard !document.isInArray, let text = item.text(with: window, from: windowOffset, upTo: end),
      let cut = text.firstIndex(of: UInt8(ascii: "\n"))
    else { return false }
    var line = text[(cut + 1)...]
    while let last = line.last, last.isJSONSpace { line.removeLast() }
    guard line.first == UInt8(ascii: "{"), line.last == UInt8(ascii: "}"),
      !line.contains(UInt8(ascii: "\n"))
    else { return false }
    report(.invalid(.lineBreak), at: item.start + UInt64(cut))
    let (offset, byteBefore, windowMember) = (windowOffset, lastByteBefore, member)
    member = item.member
    windowOffset = item.start + UInt64(cut) + 1
    place = .document
    passing = nil
    item.drop()
    let bytes = Array(line)
    read(bytes.span, member: member, found: found)
    finishDocument(isCutOff: false, found: found)
    (windowOffset, lastByteBefore, member) = (offset, byteBefore, windowMember)
    place = .document
    passing = nil
    item.drop()
    return true
  }
}
