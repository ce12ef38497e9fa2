extension Unicode.Scalar {
  /// Whether printing the scalar could do more than show a character: control characters (a terminal obeys
  /// them), line and paragraph separators, and format characters (some turn the reading direction).
  var isTreacherous: Bool {
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: true
    default: false
    }
  }
}

extension String {
  /// The text on one line, with every treacherous scalar written as `\u{…}`, so that text from a log can
  /// neither forge a line nor steer a terminal.
  public var printable: String {
    guard unicodeScalars.contains(where: \.isTreacherous) else { return self }
    var result = ""
    for scalar in unicodeScalars {
      if scalar.isTreacherous {
        result += "\\u{" + String(scalar.value, radix: 16) + "}"
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
