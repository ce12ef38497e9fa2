// How values are skipped, and what happens after them.

extension Framer {
  /// Begins to skip a value of any kind.
  /// - Returns: false if no value begins with this byte.
  mutating func begin(_ byte: UInt8, as role: Passing) -> Bool {
    switch byte {
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      // It is inside a document, which has depth 1.
      scan.beginContainer(behind: byte, depthLimit: RecordScanner.Limits.depth - 1)
    case UInt8(ascii: "\""): scan.beginString()
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "t"),
      UInt8(ascii: "f"), UInt8(ascii: "n"):
      scan.beginScalar()
    default: return false
    }
    passing = role
    return true
  }

  /// Skips as much of the current value as the window holds.
  /// - Returns: where to continue.
  mutating func pass(_ window: Window, from start: Int, as role: Passing, into sink: inout Sink) -> Int {
    let line = document.isBehindPrefix ? endOfLine(in: window, from: start) : window.count
    let isLooking = item.isKept && item.lookingPlace < window.offset(of: line)
    let stop = isLooking ? max(start, window.index(of: item.lookingPlace)) : line
    let end = scan.pass(window.bytes.extracting(0..<stop), from: start)
    if role == .key { document.appendToKey(window.bytes.extracting(start..<end)) }
    if item.search != nil, let next = lookOn(window, from: start, upTo: end, into: &sink) { return next }
    let isCut = !scan.isComplete && end == line && line < window.count
    guard !scan.isBroken, !isCut else { return recover(from: .lineBreak, window, at: end, into: &sink) }
    guard scan.isComplete else {
      if isLooking { look(window, upTo: end, into: &sink) }
      return end
    }
    document.lines += scan.lines
    passing = nil
    endValue(window, at: end, as: role, into: &sink)
    return end
  }

  private mutating func endValue(_ window: Window, at end: Int, as role: Passing, into sink: inout Sink) {
    switch role {
    case .key: endKey(at: window.offset(of: end), into: &sink)
    case .value:
      if scan.isTooDeep { item.isTooDeep = true }
      place = .afterValue
    case .element:
      if case .array(let envelope) = document.form { ended = envelope }
      place = .afterElement
    case .rest:
      if case .whole(let envelope) = document.form { ended = envelope }
      document.isBehindPrefix = false
      place = document.placeBehind
    case .text:
      ended = .text
      place = document.placeBehind
    case .unexpectedAmongElements: place = .afterElement
    case .unexpectedAmongDocuments: place = .afterArrayDocument
    }
  }

  private mutating func endKey(at offset: UInt64, into sink: inout Sink) {
    document.endKey()
    place = .colon
    if document.repeatsArray {
      sink.report(
        .notCloudTrail("a document has a second array of records; only the first is read"), at: offset)
    }
    if document.hasStrayFields {
      sink.report(
        .incompleteRecord(
          "a document has fields of a record beside its array of records, and they are not read"),
        at: offset)
    }
    if case .whole = document.form {
      scan.beginContainer(behind: UInt8(ascii: "\""), depthLimit: RecordScanner.Limits.depth)
      passing = .rest
    }
  }
}
