extension Unicode.Scalar {
  /// Whether printing the scalar could do more than show a character: control characters (terminals obey
  /// them), line and paragraph separators, format characters (some reverse the reading direction), spaces
  /// other than the ordinary one (they can draw columns), invisible characters (texts that look alike would
  /// differ), and characters without a standard meaning.
  var isTreacherous: Bool {
    if isASCII { return value < 0x20 || value == 0x7f }
    return switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .spaceSeparator, .surrogate, .privateUse,
      .unassigned:
      true
    default: properties.isDefaultIgnorableCodePoint || Unicode.Scalar.blanks.contains(value)
    }
  }

  /// Symbols drawn as nothing: the empty Braille pattern, and a musical note without a head.
  private static let blanks: [UInt32] = [0x2800, 0x1_d159]
}

/// Finds treacherous scalars while reading a text scalar by scalar, including marks piled on one character,
/// which would cover the lines around it.
package struct TreacherySearch {
  /// The most marks that any script puts on one character.
  private static let usualMarks = 4
  private var marks = 0

  package init() {}

  package mutating func isTreacherous(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.isASCII ? .control : scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: marks += 1
    default: marks = 0
    }
    return marks > TreacherySearch.usualMarks || scalar.isTreacherous
  }
}

extension String {
  /// Whether printing the text on one line does nothing but show it.
  public var isPrintable: Bool {
    var search = TreacherySearch()
    return !unicodeScalars.contains { search.isTreacherous($0) }
  }

  /// Whether it has only characters of ASCII that print as they are, and no backslash.
  private var isPlain: Bool {
    let bytes = utf8Span.span
    for index in bytes.indices {
      let byte = bytes[index]
      guard byte >= 0x20, byte < 0x7f, byte != UInt8(ascii: "\\") else { return false }
    }
    return true
  }

  /// The text on one line, with every treacherous scalar written as `\u{…}`, so that text from a log can
  /// neither forge a line nor control a terminal. A backslash is doubled where other text could otherwise be
  /// mistaken for such an escape.
  public var printable: String {
    if isPlain { return self }
    var result = ""
    var search = TreacherySearch()
    var backslashes = 0
    var rest = unicodeScalars[...]
    // Scalars, not characters: a brace with an accent is one character in Swift but a brace to a reader.
    while let scalar = rest.popFirst() {
      let isTreacherous = search.isTreacherous(scalar)
      if scalar == "\\" {
        backslashes += 1
        continue
      }
      let isTaken = isTreacherous || scalar == "u" && rest.first == "{"
      result += String(repeating: "\\", count: isTaken ? 2 * backslashes : backslashes)
      backslashes = 0
      if isTreacherous {
        result += "\\u{" + String(scalar.value, radix: 16) + "}"
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result + String(repeating: "\\", count: backslashes)
  }
}
