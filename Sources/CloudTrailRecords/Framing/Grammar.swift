// The places in which the framer can be. Documents may follow each other, separately or in one array. A
// document is a carrier, an object with an array of carriers, or a string that contains a document:
//
//   {"Records":[{…},{…}]}   {"eventVersion":…}   [{"eventVersion":…},{"Records":[…]}]   2025-03-04T05:06:07Z {…}
//   │└firstKey  │└afterElement                    │└afterArrayDocument                  │linePrefix         │
//   document    firstElement                      document, then firstArrayDocument     document            document
//
// An object in one of these places is a carrier or contains carriers; an object anywhere else is only part of
// one, whatever it looks like. The structural scan skips values in which nothing is searched for.

/// Between which bytes the framer is.
enum Place {
  case document, firstArrayDocument, arrayDocument, afterArrayDocument
  case firstKey, key, colon, value, afterValue
  case firstElement, element, afterElement
  /// In a table.
  case row
  /// After a fault: before the point at which reading continues.
  case lost
  /// Nothing more is read, and nothing is lost thereby.
  case abandoned

  /// Whether a carrier or a document may just have ended.
  var isBetweenCarriers: Bool {
    switch self {
    case .document, .firstArrayDocument, .arrayDocument, .afterArrayDocument: true
    case .firstElement, .element, .afterElement: true
    default: false
    }
  }
}

/// The meaning of a byte that is neither white space nor part of a value.
enum Token {
  case documentStart, documentEnd
  case textStart
  /// Of an array of documents.
  case arrayStart, arrayEnd
  case keyStart, valueStart
  case elementStart
  /// Of an array of carriers.
  case elementsEnd
  /// A comma or a colon, and where it leads.
  case separator(Place)
  /// A possible value where a carrier or a document should begin.
  case unexpectedValue(Framer.Passing)
  /// A possible start of a line between documents: a byte order mark, or what precedes a message.
  case lineStart
  /// The possible end of a document that consists of just an array, since its beginning is lost.
  case headlessEnd
  /// A byte that is not valid there.
  case unexpectedByte
}

extension Place {
  /// - Parameter openingBracket: the opening bracket of a carrier in the current array.
  func token(_ byte: UInt8, openingBracket: UInt8) -> Token {
    switch self {
    case .document, .firstArrayDocument, .arrayDocument, .afterArrayDocument: documentToken(byte)
    case .firstElement where byte == UInt8(ascii: "]"): .elementsEnd
    case .firstElement, .element:
      byte == openingBracket ? .elementStart : .unexpectedValue(.unexpectedAmongElements)
    case .afterElement where byte == UInt8(ascii: ","): .separator(.element)
    case .afterElement: byte == UInt8(ascii: "]") ? .elementsEnd : .unexpectedByte
    case .firstKey where byte == UInt8(ascii: "}"): .documentEnd
    case .firstKey, .key: byte == UInt8(ascii: "\"") ? .keyStart : .unexpectedByte
    case .colon: byte == UInt8(ascii: ":") ? .separator(.value) : .unexpectedByte
    case .value: .valueStart
    case .afterValue where byte == UInt8(ascii: ","): .separator(.key)
    case .afterValue: byte == UInt8(ascii: "}") ? .documentEnd : .headlessEnd
    case .row, .lost, .abandoned: .unexpectedByte
    }
  }

  private func documentToken(_ byte: UInt8) -> Token {
    switch (self, byte) {
    case (.afterArrayDocument, UInt8(ascii: ",")): .separator(.arrayDocument)
    case (.afterArrayDocument, UInt8(ascii: "]")), (.firstArrayDocument, UInt8(ascii: "]")): .arrayEnd
    case (.afterArrayDocument, _): .unexpectedByte
    case (_, UInt8(ascii: "{")): .documentStart
    case (_, UInt8(ascii: "\"")): .textStart
    case (.document, UInt8(ascii: "[")): .arrayStart
    case (.document, _): .lineStart
    default: .unexpectedValue(.unexpectedAmongDocuments)
    }
  }
}
