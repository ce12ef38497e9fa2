extension Unicode.Scalar {
  /// Whether printing the scalar could do more than show a character: control characters (a terminal obeys
  /// them), line and paragraph separators, format characters (some turn the reading direction), spaces other than
  /// the usual one (they can draw columns), what shows nothing at all (two texts that look alike would differ),
  /// and what no standard gives a meaning.
  var isTreacherous: Bool {
    if isASCII { return value < 0x20 || value == 0x7f }
    return switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .spaceSeparator, .surrogate, .privateUse,
      .unassigned:
      true
    default: properties.isDefaultIgnorableCodePoint || Unicode.Scalar.blanks.contains(value)
    }
  }

  /// Symbols that are drawn as nothing: the empty Braille pattern, and a musical note without a head.
  private static let blanks: [UInt32] = [0x2800, 0x1_d159]
}

/// Tells of the scalars of a text, one after the other, which are treacherous where they stand: marks piled on one
/// character as well, since they would cover the lines around it.
package struct TreacherySearch {
  /// As many as a script has on one character.
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
  /// Whether printing the text on one line does no more than show it.
  public var isPrintable: Bool {
    var search = TreacherySearch()
    return !unicodeScalars.contains { search.isTreacherous($0) }
  }

  /// The text on one line, with every treacherous scalar written as `\u{…}`, so that text from a log can
  /// neither forge a line nor steer a terminal. A backslash is doubled where it would make other text look so.
  public var printable: String {
    if utf8.allSatisfy({ (0x20..<0x7f).contains($0) && $0 != UInt8(ascii: "\\") }) { return self }
    var result = ""
    var search = TreacherySearch()
    var backslashes = 0
    var rest = unicodeScalars[...]
    // Scalars, not characters: a brace with an accent is one character, and a brace to every reader.
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
