// What each byte between two values means, by the place where it stands (ScannerGrammar.swift).

extension RecordScanner {
  mutating func stepBetweenDocuments(
    _ window: Span<UInt8>, at index: Int, found: (borrowing Record) -> Void
  ) -> Int {
    let byte = window[index]
    let offset = windowOffset + UInt64(index)
    if !tentative.isEmpty { weighTentative(byte, found) }
    if linePrefix.awaitsDocument {
      if byte != UInt8(ascii: "{") { reportLine() }
      linePrefix.close()
    }
    switch (place, byte) {
    case (.document, UInt8(ascii: "{")), (.firstArrayDocument, UInt8(ascii: "{")),
      (.arrayDocument, UInt8(ascii: "{")):
      beginDocument(at: offset)
    case (.document, UInt8(ascii: "\"")), (.firstArrayDocument, UInt8(ascii: "\"")),
      (.arrayDocument, UInt8(ascii: "\"")):
      document.begin(isInArray: place != .document)
      item.begin(at: offset, member: member, limit: limits.recordBytes)
      scan.beginString()
      passing = .text
    case (.document, UInt8(ascii: "[")):
      document.begin(isInArray: true, opensArray: true)
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
      refuseLine(at: offset, behind: index > 0 ? window[index - 1] : lastByteBefore)
      return index
    default:
      return recover(from: .unexpectedByte, window, at: index, found: found)
    }
    return index + 1
  }

  private mutating func beginDocument(at offset: UInt64) {
    document.begin(isInArray: place != .document)
    item.begin(at: offset, member: member, limit: limits.recordBytes)
    place = .firstKey
  }

  mutating func stepInDocument(
    _ window: Span<UInt8>, at index: Int, found: (borrowing Record) -> Void
  ) -> Int {
    switch (place, window[index]) {
    case (.firstKey, UInt8(ascii: "\"")), (.key, UInt8(ascii: "\"")):
      document.beginKey()
      scan.beginString()
      passing = .key
    case (.firstKey, UInt8(ascii: "}")), (.afterValue, UInt8(ascii: "}")):
      if document.form == .undecided {
        if !countSideDocument(window, upTo: index + 1) {
          report(
            .foreign("a JSON object that is neither a record nor holds records"),
            at: item.start)
        }
        item.drop()
      }
      document.isBehindPrefix = false
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
    case (.afterValue, _) where document.isHeadless:
      // What is behind its array may be behind its document: that can have been but an array.
      document.isHeadless = false
      place = .document
      return index
    default:
      return recover(from: .unexpectedByte, window, at: index, found: found)
    }
    return index + 1
  }

  mutating func stepBetweenElements(
    _ window: Span<UInt8>, at index: Int, found: (borrowing Record) -> Void
  ) -> Int {
    let byte = window[index]
    if !tentative.isEmpty { weighTentative(byte, found) }
    switch (place, byte) {
    case (.firstElement, document.openingBracket), (.element, document.openingBracket):
      item.begin(at: windowOffset + UInt64(index), member: member, limit: limits.recordBytes)
      scan.beginContainer(behind: byte, depthLimit: Limits.depth)
      passing = .element
    case (.firstElement, UInt8(ascii: "]")), (.afterElement, UInt8(ascii: "]")):
      if place == .firstElement { countDocument() }
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
    doubt(
      .foreign("an element of the array is not of its kind, so it is no record"),
      at: windowOffset + UInt64(index))
    return index + byte.openingLength
  }

  /// Sees by the next byte whether what was found is whole (Tentative.swift).
  private mutating func weighTentative(_ byte: UInt8, _ found: (borrowing Record) -> Void) {
    switch byte {
    case UInt8(ascii: "{"): settle(found)
    case UInt8(ascii: "]") where place != .document: settle(found)
    case UInt8(ascii: "[") where place == .document || place == .element && document.openingBracket == byte:
      settle(found)
    case UInt8(ascii: ",") where place == .afterElement || place == .afterArrayDocument:
      if tentative.takesComma() { settle(found) }
    case UInt8(ascii: "\""):
      if place == .document, tentative.isInDoubt { settle(found) } else { tentative.takesKey() }
    case UInt8(ascii: ","), UInt8(ascii: "}"), UInt8(ascii: "]"), UInt8(ascii: ":"):
      if place == .element || place == .arrayDocument { settle(found) }
    // No object goes on with anything else.
    default: if !tentative.isInDoubt { settle(found) }
    }
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
}

extension UInt8 {
  /// How many bytes of a value that begins with this one the scan is not to see: its bracket or quote.
  fileprivate var openingLength: Int {
    self == UInt8(ascii: "{") || self == UInt8(ascii: "[") || self == UInt8(ascii: "\"") ? 1 : 0
  }
}
