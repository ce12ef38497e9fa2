// What the scanner does where the bytes cannot be read on: it finds the place to go on at.

extension RecordScanner {
  /// Leaves a line that begins as none does where no document was seen yet. Only the first one is told, the
  /// others are counted: the first line of what `tail` prints is often the end of a record, and a text has
  /// many lines.
  mutating func refuseLine(at offset: UInt64) {
    if document.wasJunkSeen {
      furtherFaults += 1
    } else {
      report(.notCloudTrail("the input begins neither as JSON nor as gzip does"), at: offset)
    }
    document.wasJunkSeen = true
    place = .nextLine
  }

  /// Reports that the bytes are no JSON from here on, and finds the place to go on at.
  ///
  /// A document that stood on one line ends with its line. Where one spans lines, nothing tells a
  /// later document from a part of this one, and the rest is left; but for a line that was cut off where a
  /// value can follow, so that it took the next line for that value.
  /// - Returns: where to go on.
  mutating func recover(
    from fault: JSONFault, _ window: Span<UInt8>, at index: Int, faultAt offset: UInt64? = nil,
    found: (borrowing Record) -> Void
  ) -> Int {
    let byteBefore = index > 0 ? window[index - 1] : lastByteBefore
    let beginsLine = byteBefore == UInt8(ascii: "\n") && window[index] == UInt8(ascii: "{")
    if beginsLine, readSwallowedLine(window, upTo: index, found: found) { return index }
    let lines = document.lines + (passing != nil ? scan.lines : 0) - (beginsLine ? 1 : 0)
    // An element that was such a line was read as one; a comma or a bracket would have to follow it.
    let swallowedElement = place == .afterElement && beginsLine && lines == 1
    let endsReading = place != .document && lines > 0 && !swallowedElement
    report(.invalid(fault), at: offset ?? windowOffset + UInt64(index), endsReading: endsReading)
    if endsReading {
      place = .abandoned
    } else {
      place = beginsLine ? .document : .nextLine
    }
    passing = nil
    item.drop()
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
    let (offset, byteBefore, member) = (windowOffset, lastByteBefore, item.member)
    windowOffset = item.start + UInt64(cut) + 1
    place = .document
    passing = nil
    item.drop()
    let bytes = Array(line)
    readDocuments(bytes.span, member: member, found: found)
    finishDocument(isCutOff: false, found: found)
    (windowOffset, lastByteBefore) = (offset, byteBefore)
    place = .document
    passing = nil
    item.drop()
    return true
  }
}
