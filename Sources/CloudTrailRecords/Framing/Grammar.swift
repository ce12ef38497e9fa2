// Where the framer can stand. Documents may follow each other, apart or in one array; a document is
// a carrier, or an object with an array of carriers, or a string that holds a document:
//
//   {"Records":[{…},{…}]}   {"eventVersion":…}   [{"eventVersion":…},{"Records":[…]}]   2025-03-04T05:06:07Z {…}
//   │└firstKey  │└afterElement                    │└afterArrayDocument                  │linePrefix         │
//   document    firstElement                      document, then firstArrayDocument     document            document
//
// An object in one of these places is a carrier or holds carriers; an object anywhere else is but a part of
// one, whatever it looks like. Values in which nothing needs to be found are passed over by the structural
// scan.

/// Between which bytes the framer stands.
enum Place {
  case document, firstArrayDocument, arrayDocument, afterArrayDocument
  case firstKey, key, colon, value, afterValue
  case firstElement, element, afterElement
  /// In a table.
  case row
  /// After a fault: before the place at which reading goes on.
  case lost
  /// Nothing more is read, and nothing is lost by it.
  case abandoned

  /// Whether a carrier or a document may have ended right before.
  var isBetweenCarriers: Bool {
    switch self {
    case .document, .firstArrayDocument, .arrayDocument, .afterArrayDocument: true
    case .firstElement, .element, .afterElement: true
    default: false
    }
  }
}

/// What a byte means that is neither white space nor a part of a value.
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
  /// What may be a value where a carrier or a document should begin.
  case stranger(Framer.Passing)
  /// What may stand between documents on a line: a mark, or what precedes a message.
  case lineStart
  /// The end of what may be but an array, as its beginning is lost.
  case headlessEnd
  /// What cannot stand there.
  case unexpected
}

extension Place {
  /// - Parameter openingBracket: what a carrier of the array at hand begins with.
  func token(_ byte: UInt8, openingBracket: UInt8) -> Token {
    switch self {
    case .document, .firstArrayDocument, .arrayDocument, .afterArrayDocument: documentToken(byte)
    case .firstElement where byte == UInt8(ascii: "]"): .elementsEnd
    case .firstElement, .element:
      byte == openingBracket ? .elementStart : .stranger(.strangerAmongElements)
    case .afterElement where byte == UInt8(ascii: ","): .separator(.element)
    case .afterElement: byte == UInt8(ascii: "]") ? .elementsEnd : .unexpected
    case .firstKey where byte == UInt8(ascii: "}"): .documentEnd
    case .firstKey, .key: byte == UInt8(ascii: "\"") ? .keyStart : .unexpected
    case .colon: byte == UInt8(ascii: ":") ? .separator(.value) : .unexpected
    case .value: .valueStart
    case .afterValue where byte == UInt8(ascii: ","): .separator(.key)
    case .afterValue: byte == UInt8(ascii: "}") ? .documentEnd : .headlessEnd
    case .row, .lost, .abandoned: .unexpected
    }
  }

  private func documentToken(_ byte: UInt8) -> Token {
    switch (self, byte) {
    case (.afterArrayDocument, UInt8(ascii: ",")): .separator(.arrayDocument)
    case (.afterArrayDocument, UInt8(ascii: "]")), (.firstArrayDocument, UInt8(ascii: "]")): .arrayEnd
    case (.afterArrayDocument, _): .unexpected
    case (_, UInt8(ascii: "{")): .documentStart
    case (_, UInt8(ascii: "\"")): .textStart
    case (.document, UInt8(ascii: "[")): .arrayStart
    case (.document, _): .lineStart
    default: .stranger(.strangerAmongDocuments)
    }
  }
}
