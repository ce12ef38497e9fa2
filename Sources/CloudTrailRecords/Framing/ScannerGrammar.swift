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
    /// After a fault: before the place at which reading goes on.
    case lost
    /// Nothing more is read, and nothing is lost by it.
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
  mutating func readDocuments(_ window: Span<UInt8>, found: (borrowing Record) -> Void) {
    var index = 0
    while index < window.count {
      index = readOn(window, from: index, found: found)
      if backlog != nil { readBacklog(upTo: windowOffset, found: found) }
    }
  }

  /// Reads one byte or value, or as much of it as the window holds.
  /// - Returns: where to go on, behind the backlog if there is one then.
  mutating func readOn(
    _ window: Span<UInt8>, from index: Int, found: (borrowing Record) -> Void
  ) -> Int {
    if let role = passing { return pass(window, from: index, as: role, found: found) }
    if place == .lost { return passLost(window, from: index) }
    if item.search != nil { item.search?.follow(window[index]) }
    return step(window, at: index, found: found)
  }

  /// Tells of a document that the input's end leaves open.
  mutating func finishDocument(isCutOff: Bool, found: (borrowing Record) -> Void) {
    while true {
      // A key without its colon was a string that stood alone.
      if place == .document, passing == nil { settle(found) }
      let isHalf = tentative.isInDoubt && forgetTentative()
      settle(found)
      switch place {
      case .document where linePrefix.isOpen || linePrefix.awaitsDocument:
        if !isCutOff { reportLine() }
        return
      case .document where passing == nil && !byteOrderMark.isOpen: return
      case .afterValue where document.isHeadless: return
      case .lost: return endLost(at: windowOffset, endsReading: true)
      case .abandoned: return
      default:
        let nothing: [UInt8] = []
        if readSwallowedLine(nothing.span, upTo: 0, found: found) { return }
        guard lookBack(nothing.span, upTo: 0) == nil else {
          if !isCutOff { reportTruncation(mention: isHalf) }
          return
        }
        readBacklog(upTo: windowOffset, found: found)
      }
    }
  }

  private mutating func reportTruncation(mention: Bool) {
    let nothing: [UInt8] = []
    var truncation = fault(.truncated, at: windowOffset)
    truncation.mentionsWantedCall = bytesOfItem(nothing.span, upTo: 0, mention: mention).mention
    add(truncation)
  }

  /// Takes one byte that is not part of a value.
  /// - Returns: where to go on.
  private mutating func step(
    _ window: Span<UInt8>, at index: Int, found: (borrowing Record) -> Void
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
        if document.isBehindPrefix, place != .document {
          return recover(from: .lineBreak, window, at: index, found: found)
        }
        document.lines += 1
        document.isBehindPrefix = false
        if place == .document {
          document.isOnLine = false
          settle(found)
        }
      }
      return index + 1
    }
    switch place {
    case .document, .firstArrayDocument, .arrayDocument, .afterArrayDocument:
      return stepBetweenDocuments(window, at: index, found: found)
    case .firstElement, .element, .afterElement:
      return stepBetweenElements(window, at: index, found: found)
    case .firstKey, .key, .colon, .value, .afterValue:
      return stepInDocument(window, at: index, found: found)
    case .lost, .abandoned:
      return window.count
    }
  }

  /// Passes over as much of the value at hand as the window holds.
  /// - Returns: where to go on.
  private mutating func pass(
    _ window: Span<UInt8>, from start: Int, as role: Passing, found: (borrowing Record) -> Void
  ) -> Int {
    let line = document.isBehindPrefix ? endOfLine(in: window, from: start) : window.count
    let looking = item.isKept && item.lookingPlace < windowOffset + UInt64(line)
    let stop = looking ? max(start, Int(item.lookingPlace) - Int(windowOffset)) : line
    let end = scan.pass(window.extracting(0..<stop), from: start)
    if role == .key { document.appendToKey(window.extracting(start..<end)) }
    if item.search != nil, let next = lookOn(window, from: start, upTo: end) { return next }
    let isCut = !scan.isComplete && end == line && line < window.count
    guard !scan.isBroken, !isCut else { return recover(from: .lineBreak, window, at: end, found: found) }
    guard scan.isComplete else {
      if looking { look(window, upTo: end) }
      return end
    }
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
      // Another document that stands there is read on its own.
      if backlog == nil { place = .afterElement }
    case .rest:
      if case .whole(let envelope) = document.form {
        endItem(window, at: end, of: envelope, found: found)
      }
      document.isBehindPrefix = false
      if backlog == nil { place = document.isInArray ? .afterArrayDocument : .document }
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
    if document.hasStrayFields {
      report(
        .incompleteRecord("a document has fields of a record beside its array of records; they are not read"),
        at: offset)
    }
    if case .whole = document.form {
      scan.beginContainer(behind: UInt8(ascii: "\""), depthLimit: Limits.depth)
      passing = .rest
    }
  }
}

/// Bytes without a line break, so that they are searched for one only once.
struct LinePart {
  /// How many plain bytes precede them, and their end.
  var start: UInt64 = 0
  var end: UInt64 = 0
}

extension RecordScanner {
  /// The place of the next line break in the window, or its end.
  mutating func endOfLine(in window: Span<UInt8>, from start: Int) -> Int {
    let offset = windowOffset + UInt64(start)
    if !(line.start...line.end).contains(offset) || line.end == offset {
      var index = start
      while index < window.count, window[index] != UInt8(ascii: "\n") { index += 1 }
      line = LinePart(start: offset, end: windowOffset + UInt64(index))
    }
    return min(Int(line.end - windowOffset), window.count)
  }
}
