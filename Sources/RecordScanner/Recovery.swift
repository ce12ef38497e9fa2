// What the scanner does where the bytes cannot be read on: it finds the place to go on at.

extension RecordScanner {
  /// Takes one byte of what stands before a message on its line.
  mutating func stepInPrefix(_ window: Span<UInt8>, at index: Int) -> Int {
    switch window[index] {
    case UInt8(ascii: "{") where linePrefix.isWhole:
      linePrefix.close()
      return index
    case UInt8(ascii: "\n") where linePrefix.isWhole:
      linePrefix.close(awaitsDocument: true)
    case UInt8(ascii: "{"), UInt8(ascii: "\n"):
      return leavePrefix(window, at: index)
    case let byte:
      guard linePrefix.take(byte) else { return leavePrefix(window, at: index) }
      return index + 1
    }
    return index
  }

  /// What began like the time of a log line was none, or is followed by no message.
  private mutating func leavePrefix(_ window: Span<UInt8>, at index: Int) -> Int {
    linePrefix.close()
    if !document.wasSeen, !linePrefix.beginsWithTime {
      refuseLine(at: linePrefix.start)
      return index
    }
    reportLine()
    place = .nextLine
    return index
  }

  mutating func reportLine() {
    report(.notCloudTrail("a line that holds no JSON document"), at: linePrefix.start)
  }

  /// Leaves a line that begins as none does where no document was seen yet; after a second one, the input.
  ///
  /// The first line of what `tail` prints is often the end of a record.
  mutating func refuseLine(at offset: UInt64) {
    report(
      .notCloudTrail("the input begins neither as JSON nor as gzip does"), at: offset,
      endsReading: document.wasJunkSeen)
    place = document.wasJunkSeen ? .abandoned : .nextLine
    document.wasJunkSeen = true
  }

  /// Reports that the bytes are no JSON from here on, and finds the place to go on at.
  ///
  /// A document that stood on one line ends with its line. Where one spans lines, nothing tells a
  /// later document from a part of this one, and the rest is left; but for a line that was cut off where a value can
  /// follow, so that it took the next line for that value.
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
    let endsReading =
      place != .document && (document.isInArray || lines > 0 && !swallowedElement)
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

  /// Reads the one line that a document took for a part of it after its own line was cut off right behind a colon, a
  /// comma or a bracket: `{"a":⏎{…}⏎{`, which is JSON in no reading.
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
