// How bytes outside values are handled.

extension Framer {
  /// Takes one byte.
  /// - Returns: where to continue.
  mutating func step(_ window: Window, at index: Int, into sink: inout Sink) -> Int {
    let byte = window[index]
    if byteOrderMark.isOpen { return stepInMark(window, at: index, into: &sink) }
    if linePrefix.isOpen { return stepInPrefix(window, at: index, into: &sink) }
    if byte.isJSONSpace { return passSpace(window, at: index, into: &sink) }
    if !sink.tentative.isEmpty, place.isBetweenCarriers { weigh(byte, into: &sink) }
    if linePrefix.awaitsDocument {
      if byte != UInt8(ascii: "{") { reportLine(into: &sink) }
      linePrefix.close()
    }
    return take(place.token(byte, openingBracket: document.openingBracket), window, at: index, into: &sink)
  }

  private mutating func take(
    _ token: Token, _ window: Window, at index: Int, into sink: inout Sink
  ) -> Int {
    switch token {
    case .separator(let next): place = next
    case .documentStart:
      beginDocument(at: window.position(of: index), into: &sink)
      place = .firstKey
    case .documentEnd: endDocument(window, at: index, into: &sink)
    case .textStart:
      beginDocument(at: window.position(of: index), into: &sink)
      scan.beginString()
      passing = .text
    case .arrayStart: beginArray(into: &sink)
    case .arrayEnd: place = .document
    case .keyStart:
      document.beginKey()
      scan.beginString()
      passing = .key
    case .valueStart: return beginValue(window, at: index, into: &sink)
    case .elementStart:
      item.begin(at: window.position(of: index), limit: limits.recordBytes)
      scan.beginContainer(behind: window[index], depthLimit: RecordScanner.Limits.depth)
      passing = .element
    case .elementsEnd:
      if place == .firstElement { sink.countDocument() }
      place = .afterValue
    case .unexpectedValue(let role): return beginUnexpectedValue(role, window, at: index, into: &sink)
    case .lineStart: return beginLine(window, at: index, into: &sink)
    case .headlessEnd where document.isHeadless:
      // After its array its document may end too: the document may have consisted of just that array.
      document.isHeadless = false
      place = .document
      return index
    case .headlessEnd, .unexpectedByte:
      return recover(from: .unexpectedByte, window, at: index, into: &sink)
    }
    return index + 1
  }

  private mutating func passSpace(_ window: Window, at start: Int, into sink: inout Sink) -> Int {
    var index = start
    while index < window.count, window[index].isJSONSpace {
      if window[index] == UInt8(ascii: "\n") {
        if document.isBehindPrefix, place != .document {
          return recover(from: .lineBreak, window, at: index, into: &sink)
        }
        endLine(into: &sink)
      }
      index += 1
    }
    return index
  }

  private mutating func endLine(into sink: inout Sink) {
    document.lines += 1
    document.isBehindPrefix = false
    if place == .document {
      document.isOnLine = false
      sink.settle()
    }
  }

  private mutating func stepInMark(_ window: Window, at index: Int, into sink: inout Sink) -> Int {
    let start = byteOrderMark.start
    guard byteOrderMark.takes(window[index], at: window.offset(of: index)) else {
      return recover(from: .unexpectedByte, window, at: index, faultAt: start, into: &sink)
    }
    return index + 1
  }

  /// Takes a byte that may precede a document on its line.
  private mutating func beginLine(_ window: Window, at index: Int, into sink: inout Sink) -> Int {
    let byte = window[index]
    let offset = window.offset(of: index)
    if byteOrderMark.takes(byte, at: offset) { return index + 1 }
    if LinePrefix.mayBegin(with: byte) {
      linePrefix.begin(with: byte, at: offset)
      return index + 1
    }
    guard !document.wasSeen else { return recover(from: .unexpectedByte, window, at: index, into: &sink) }
    refuseLine(at: offset, behind: window.byte(before: index), into: &sink)
    return index
  }

  private mutating func beginDocument(at start: InputPosition, into sink: inout Sink) {
    document.begin(isInArray: place != .document)
    sink.beginDocument(isPart: place != .document)
    item.begin(at: start, limit: limits.recordBytes)
  }

  /// Begins an array of documents.
  private mutating func beginArray(into sink: inout Sink) {
    document.begin(isInArray: true)
    document.lines = 0
    sink.beginDocument(isPart: false)
    place = .firstArrayDocument
  }

  /// Ends an object that is not itself a carrier.
  private mutating func endDocument(_ window: Window, at index: Int, into sink: inout Sink) {
    if document.form == .undecided {
      if let side = document.side, side.isGenuine(item, with: window, upTo: index + 1) {
        let text = item.text(with: window, upTo: index + 1)
        let isMention = text.map { mentions.findsUnsigned(in: $0.span) }
        if isMention ?? bytesOfItem(window, upTo: index + 1, mention: false).mention {
          sink.report(
            .incompleteRecord("a document of another service mentions a retention call and is not read"),
            at: item.start.offset, mention: true)
        } else {
          sink.count(side.kind)
        }
      } else {
        sink.report(
          .foreign("a JSON object that is neither a record nor holds records"), at: item.start.offset)
      }
      item.drop()
    }
    document.isBehindPrefix = false
    place = document.placeBehind
  }

  /// Begins a key's value: the array of carriers that the key announces, or a value to skip.
  private mutating func beginValue(_ window: Window, at index: Int, into sink: inout Sink) -> Int {
    let byte = window[index]
    if byte == UInt8(ascii: "["), let envelope = document.expectedArray {
      document.form = .array(envelope)
      item.drop()
      place = .firstElement
      return index + 1
    }
    guard begin(byte, as: .value) else {
      return recover(from: .unexpectedByte, window, at: index, into: &sink)
    }
    return index + byte.openingLength
  }

  private mutating func beginUnexpectedValue(
    _ role: Passing, _ window: Window, at index: Int, into sink: inout Sink
  ) -> Int {
    let byte = window[index]
    guard begin(byte, as: role) else {
      return recover(from: .unexpectedByte, window, at: index, into: &sink)
    }
    sink.doubt(
      .foreign("an element of the array differs in kind from its records and is not read"),
      at: window.offset(of: index)
    )
    return index + byte.openingLength
  }

  /// Judges by the next byte whether what was found is complete (Tentative.swift).
  private func weigh(_ byte: UInt8, into sink: inout Sink) {
    switch byte {
    case UInt8(ascii: "{"): sink.settle()
    case UInt8(ascii: "]") where place != .document: sink.settle()
    case UInt8(ascii: "[") where place == .document || place == .element && document.openingBracket == byte:
      sink.settle()
    case UInt8(ascii: ",") where place == .afterElement || place == .afterArrayDocument:
      if sink.tentative.takesComma() { sink.settle() }
    case UInt8(ascii: "\""):
      if place == .document, sink.tentative.isInDoubt { sink.settle() } else { sink.tentative.takesKey() }
    case UInt8(ascii: ","), UInt8(ascii: "}"), UInt8(ascii: "]"), UInt8(ascii: ":"):
      if place == .element || place == .arrayDocument { sink.settle() }
    // An object cannot continue with anything else.
    default: if !sink.tentative.isInDoubt { sink.settle() }
    }
  }
}

extension UInt8 {
  /// How many bytes at the start of a value the scan must skip: its bracket or quote.
  fileprivate var openingLength: Int {
    self == UInt8(ascii: "{") || self == UInt8(ascii: "[") || self == UInt8(ascii: "\"") ? 1 : 0
  }
}
