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
        document.lines += 1
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

  private mutating func stepBetweenDocuments(
    _ window: Span<UInt8>, at index: Int, member: Int, found: (borrowing Record) -> Void
  ) -> Int {
    let byte = window[index]
    let offset = windowOffset + UInt64(index)
    if linePrefix.awaitsDocument {
      if byte != UInt8(ascii: "{") { reportLine() }
      linePrefix.close()
    }
    switch (place, byte) {
    case (.document, UInt8(ascii: "{")), (.firstArrayDocument, UInt8(ascii: "{")),
      (.arrayDocument, UInt8(ascii: "{")):
      beginDocument(at: offset, member: member)
    case (.document, UInt8(ascii: "\"")), (.firstArrayDocument, UInt8(ascii: "\"")),
      (.arrayDocument, UInt8(ascii: "\"")):
      document.begin(isInArray: place != .document)
      item.begin(at: offset, member: member)
      scan.beginString()
      passing = .text
    case (.document, UInt8(ascii: "[")):
      document.begin(isInArray: true)
      place = .firstArrayDocument
    case (.firstArrayDocument, UInt8(ascii: "]")), (.afterArrayDocument, UInt8(ascii: "]")):
      place = .document
    case (.afterArrayDocument, UInt8(ascii: ",")):
      place = .arrayDocument
    case (.firstArrayDocument, let byte), (.arrayDocument, let byte):
      return beginStranger(.strangerAmongDocuments, byte, window, at: index, found: found)
    case (.document, let byte) where byteOrderMark.takes(byte, at: offset):
      break
    case (.document, let byte) where LinePrefix.mayBegin(with: byte):
      linePrefix.begin(with: byte, at: offset)
    case (.document, _) where !document.wasSeen:
      refuseLine(at: offset)
    default:
      return recover(from: .unexpectedByte, window, at: index, found: found)
    }
    return index + 1
  }

  private mutating func beginDocument(at offset: UInt64, member: Int) {
    document.begin(isInArray: place != .document)
    item.begin(at: offset, member: member)
    place = .firstKey
  }

  private mutating func stepInDocument(
    _ window: Span<UInt8>, at index: Int, found: (borrowing Record) -> Void
  ) -> Int {
    switch (place, window[index]) {
    case (.firstKey, UInt8(ascii: "\"")), (.key, UInt8(ascii: "\"")):
      document.beginKey()
      scan.beginString()
      passing = .key
    case (.firstKey, UInt8(ascii: "}")), (.afterValue, UInt8(ascii: "}")):
      if document.form == .undecided {
        report(
          .notCloudTrail("a JSON object that is neither a record nor holds records"),
          at: item.start)
        item.drop()
      }
      place = document.isInArray ? .afterArrayDocument : .document
    case (.colon, UInt8(ascii: ":")):
      place = .value
    case (.value, let byte):
      if byte == UInt8(ascii: "["), let envelope = document.expectedArray {
        document.form = .array(envelope)
        item.drop()
        place = .firstElement
      } else if begin(byte, as: .value) {
        return index + byte.openingLength
      } else {
        return recover(from: .unexpectedByte, window, at: index, found: found)
      }
    case (.afterValue, UInt8(ascii: ",")):
      place = .key
    default:
      return recover(from: .unexpectedByte, window, at: index, found: found)
    }
    return index + 1
  }

  private mutating func stepBetweenElements(
    _ window: Span<UInt8>, at index: Int, member: Int, found: (borrowing Record) -> Void
  ) -> Int {
    let byte = window[index]
    switch (place, byte) {
    case (.firstElement, document.openingBracket), (.element, document.openingBracket):
      item.begin(at: windowOffset + UInt64(index), member: member)
      scan.beginContainer(behind: byte, depthLimit: Limits.depth)
      passing = .element
    case (.firstElement, UInt8(ascii: "]")), (.afterElement, UInt8(ascii: "]")):
      place = .afterValue
    case (.afterElement, UInt8(ascii: ",")):
      place = .element
    case (.firstElement, _), (.element, _):
      return beginStranger(.strangerAmongElements, byte, window, at: index, found: found)
    default:
      return recover(from: .unexpectedByte, window, at: index, found: found)
    }
    return index + 1
  }

  private mutating func beginStranger(
    _ role: Passing, _ byte: UInt8, _ window: Span<UInt8>, at index: Int,
    found: (borrowing Record) -> Void
  ) -> Int {
    guard begin(byte, as: role) else {
      return recover(from: .unexpectedByte, window, at: index, found: found)
    }
    report(
      .notCloudTrail("an element of the array is not of its kind, so it is no record"),
      at: windowOffset + UInt64(index))
    return index + byte.openingLength
  }

  /// Begins to pass over a value of any kind.
  /// - Returns: false if no value begins with this byte.
  private mutating func begin(_ byte: UInt8, as role: Passing) -> Bool {
    switch byte {
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      // It stands inside a document, which is 1 deep.
      scan.beginContainer(behind: byte, depthLimit: Limits.depth - 1)
    case UInt8(ascii: "\""): scan.beginString()
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "t"),
      UInt8(ascii: "f"), UInt8(ascii: "n"):
      scan.beginScalar()
    default: return false
    }
    passing = role
    return true
  }

  /// Passes over as much of the value at hand as the window holds.
  /// - Returns: where to go on.
  private mutating func pass(
    _ window: Span<UInt8>, from start: Int, as role: Passing, found: (borrowing Record) -> Void
  ) -> Int {
    let end = scan.pass(window, from: start)
    if role == .key { document.appendToKey(window.extracting(start..<end)) }
    guard !scan.isBroken else { return recover(from: .lineBreak, window, at: end, found: found) }
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

extension UInt8 {
  /// How many bytes of a value that begins with this one the scan is not to see: its bracket or quote.
  fileprivate var openingLength: Int {
    self == UInt8(ascii: "{") || self == UInt8(ascii: "[") || self == UInt8(ascii: "\"") ? 1 : 0
  }
}
