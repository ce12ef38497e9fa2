// What the framer does where the bytes cannot be read on: it finds the place to go on at, the first of
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

extension Framer {
  /// Reports that the bytes are no JSON from here on, and finds the place to go on at.
  /// - Returns: where to go on.
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
    // A line that is no document from its beginning on is text.
    let isText = place == .document && !document.isOnLine || document.isBehindPrefix
    lose(
      sink.fault(.invalid(fault), at: offset ?? here), at: offset ?? here, search: isText ? nil : search,
      endsWithLine: endsWithLine, bytes: bytesOfItem(window, upTo: index, mention: isHalf))
    if endsWithLine, beginsLine {
      endLost(at: lost.start, into: &sink)
      place = .document
    }
    return index
  }

  /// Whether the document that is broken here is one of the line at hand, or of the one before.
  /// - Parameter beforeLine: whether a line begins here that may be a document.
  private func endsWithLine(beforeLine: Bool) -> Bool {
    let lines = document.lines + (passing != nil ? scan.lines : 0) - (beforeLine ? 1 : 0)
    // An element that was such a line was read as one; a comma or a bracket would have to follow it.
    let isSwallowedElement = place == .afterElement && beforeLine && lines == 1
    return place == .document || lines <= 0 || isSwallowedElement
  }

  /// Passes over what follows until reading can go on.
  mutating func lose(
    _ fault: ScanFault, at offset: UInt64, search: RecordSearch?, endsWithLine: Bool,
    bytes: LostBytes = LostBytes()
  ) {
    lost = Lost(fault: fault, start: offset, bytes: bytes, search: search, endsWithLine: endsWithLine)
    place = .lost
    passing = nil
    item.drop()
  }

  /// Leaves a line that begins as none does where no document was seen yet. Only the first one is told, and the
  /// first that mentions a wanted call; the others are counted: the first line of what `tail` prints is often the
  /// end of a record, and a text has many lines.
  mutating func refuseLine(at offset: UInt64, behind token: UInt8, into sink: inout Sink) {
    lose(
      sink.fault(.notCloudTrail("the input begins neither as JSON nor as gzip"), at: offset), at: offset,
      search: RecordSearch(behind: token), endsWithLine: true)
    lost.isRepeat = document.wasJunkSeen
    document.wasJunkSeen = true
  }

  /// Passes over lost bytes.
  /// - Returns: where to go on.
  mutating func passLost(_ window: Window, from start: Int, into sink: inout Sink) -> Int {
    let end = lost.endsWithLine ? endOfLine(in: window, from: start) : window.count
    let found = lost.search?.next(in: window.bytes, start..<end, offset: window.start.offset)
    lost.bytes.add(window.bytes.extracting(start..<(found?.end ?? end)), mentions)
    if let (hit, next) = found {
      endLost(at: hit.start, into: &sink)
      resume(at: hit, marks: [InputPosition(offset: hit.start, member: window.start.member)], into: &sink)
      return next
    }
    if end < window.count {
      endLost(at: window.offset(of: end), into: &sink)
      place = .document
    }
    return end
  }

  /// Says what the fault at hand costs.
  mutating func endLost(at end: UInt64, endsReading: Bool = false, into sink: inout Sink) {
    guard var fault = lost.fault else { return }
    lost.fault = nil
    // What was found can begin before the byte that could not be read.
    fault.unreadBytes = max(end, lost.start) - lost.start
    fault.endsReading = endsReading && fault.unreadBytes > 0
    fault.mentionsWantedCall = lost.bytes.mention
    let isNew = !lost.isRepeat || fault.mentionsWantedCall && !document.wasMentionTold
    if fault.mentionsWantedCall { document.wasMentionTold = true }
    if isNew { sink.add(fault) } else { sink.countFault() }
  }

  /// Looks for the one line that a document took for a part of it after its own line was cut off right behind a
  /// colon, a comma or a bracket: `{"a":⏎{…}⏎{`, which is JSON in no reading.
  /// - Returns: whether there is one. It is then to be read again, as an input of its own.
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
