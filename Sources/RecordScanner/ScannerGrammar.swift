// Where the scanner can stand. Documents may follow each other, apart or in one array; a document is
// a carrier, or an object with an array of carriers, or a string that holds a document:
//
//   {"Records":[{…},{…}]}   {"eventVersion":…}   [{"eventVersion":…},{"Records":[…]}]   2025-03-04T05:06:07Z {…}
//   │└firstKey  │└afterElement                    │└afterArrayDocument                  │linePrefix         │
//   document    firstElement                      document, then firstArrayDocument     document            document
//
// An object in one of these places is a carrier or holds carriers; an object anywhere else is but a part of
// one, whatever it looks like. Values in which nothing needs to be found are passed over by the structural
// scan.

extension RecordScanner {
  /// Between which bytes the scanner stands.
  enum Place {
    case document, firstArrayDocument, arrayDocument, afterArrayDocument
    case firstKey, key, colon, value, afterValue
    case firstElement, element, afterElement
    /// After a fault: before the next line.
    case nextLine
    /// After a fault behind which no document can be told for certain.
    case abandoned
  }

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

  /// Reads a window from the place at which the last one ended.
  mutating func readDocuments(
    _ window: Span<UInt8>, member: Int, found: (borrowing Record) -> Void
  ) {
    var index = 0
    while index < window.count {
      if let role = passing {
        index = pass(window, from: index, as: role, found: found)
      } else {
        index = step(window, at: index, member: member, found: found)
      }
    }
  }

  /// Tells of a document that the input's end leaves open.
  mutating func finishDocument(isCutOff: Bool, found: (borrowing Record) -> Void) {
    switch place {
    case .document where linePrefix.isOpen || linePrefix.awaitsDocument:
      if !isCutOff { reportLine() }
    case .document where passing == nil && !byteOrderMark.isOpen: break
    case .nextLine, .abandoned: break
    default:
      let nothing: [UInt8] = []
      if readSwallowedLine(nothing.span, upTo: 0, found: found) || isCutOff { return }
      report(.truncated, at: windowOffset)
    }
  }

  /// Takes one byte that is not part of a value.
  /// - Returns: where to go on.
  private mutating func step(
    _ window: Span<UInt8>, at index: Int, member: Int, found: (borrowing Record) -> Void
  ) -> Int {
    let byte = window[index]
    if byteOrderMark.isOpen {
      let start = byteOrderMark.start
      guard byteOrderMark.takes(byte, at: windowOffset + UInt64(index)) else {
        return recover(from: .unexpectedByte, window, at: index, faultAt: start, found: found)
      }
      return index + 1
    }
    if linePrefix.isOpen { return stepInPrefix(window, at: index) }
    if byte.isJSONSpace {
      if byte == UInt8(ascii: "\n") {
        if document.isBehindPrefix, place != .document, place != .nextLine {
          return recover(from: .lineBreak, window, at: index, found: found)
        }
        document.lines += 1
        document.isBehindPrefix = false
        if place == .nextLine { place = .document }
      }
      return index + 1
    }
    switch place {
    case .document, .firstArrayDocument, .arrayDocument, .afterArrayDocument:
      return stepBetweenDocuments(window, at: index, member: member, found: found)
    case .firstElement, .element, .afterElement:
      return stepBetweenElements(window, at: index, member: member, found: found)
    case .firstKey, .key, .colon, .value, .afterValue:
      return stepInDocument(window, at: index, found: found)
    case .nextLine:
      var end = index
      while end < window.count, window[end] != UInt8(ascii: "\n") { end += 1 }
      return end
    case .abandoned:
      return window.count
    }
  }

  /// Passes over as much of the value at hand as the window holds.
  /// - Returns: where to go on.
  private mutating func pass(
    _ window: Span<UInt8>, from start: Int, as role: Passing, found: (borrowing Record) -> Void
  ) -> Int {
    let line = document.isBehindPrefix ? window.endOfLine(from: start) : window.count
    let end = scan.pass(window.extracting(0..<line), from: start)
    if role == .key { document.appendToKey(window.extracting(start..<end)) }
    let isCut = !scan.isComplete && end == line && line < window.count
    guard !scan.isBroken, !isCut else { return recover(from: .lineBreak, window, at: end, found: found) }
    guard scan.isComplete else { return end }
    document.lines += scan.lines
    passing = nil
    switch role {
    case .key: endKey(at: windowOffset + UInt64(end))
    case .value:
      if scan.isTooDeep { item.isTooDeep = true }
      place = .afterValue
    case .element:
      if case .array(let envelope) = document.form {
        endItem(window, at: end, of: envelope, found: found)
      }
      place = .afterElement
    case .rest:
      if case .whole(let envelope) = document.form {
        endItem(window, at: end, of: envelope, found: found)
      }
      document.isBehindPrefix = false
      place = document.isInArray ? .afterArrayDocument : .document
    case .text:
      endItem(window, at: end, of: .text, found: found)
      place = document.isInArray ? .afterArrayDocument : .document
    case .strangerAmongElements:
      place = .afterElement
    case .strangerAmongDocuments:
      place = .afterArrayDocument
    }
    return end
  }

  private mutating func endKey(at offset: UInt64) {
    document.endKey()
    place = .colon
    if document.repeatsArray {
      report(
        .notCloudTrail("a document has a second array of records; only the first is read"), at: offset)
    }
    if case .whole = document.form {
      scan.beginContainer(behind: UInt8(ascii: "\""), depthLimit: Limits.depth)
      passing = .rest
    }
  }
}

extension Span<UInt8> {
  /// The place of the next line break, or the end.
  fileprivate func endOfLine(from start: Int) -> Int {
    var index = start
    while index < count, self[index] != UInt8(ascii: "\n") { index += 1 }
    return index
  }
}
