extension Unicode.Scalar {
  /// Whether printing the scalar could do more than show a character: control characters (a terminal obeys
  /// them), line and paragraph separators, format characters (some turn the reading direction), and spaces
  /// other than the usual one (they can draw columns).
  var isTreacherous: Bool {
    if isASCII { return value < 0x20 || value == 0x7f }
    return switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .spaceSeparator, .surrogate: true
    default: false
    }
  }
}

extension String {
  /// Whether printing the text on one line does no more than show it.
  public var isPrintable: Bool { !unicodeScalars.contains(where: \.isTreacherous) }

  /// The text on one line, with every treacherous scalar written as `\u{…}`, so that text from a log can
  /// neither forge a line nor steer a terminal. A text that holds `\u{` itself has it as `\\u{`.
  public var printable: String {
    if utf8.allSatisfy({ (0x20..<0x7f).contains($0) && $0 != UInt8(ascii: "\\") }) { return self }
    let text = replacing("\\u{", with: "\\\\u{")
    guard !text.isPrintable else { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      if scalar.isTreacherous {
        result += "\\u{" + String(scalar.value, radix: 16) + "}"
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
