internal import CloudTrailRecords

// Names that a reader would take for the same but a history must not: `6ff0… ` with a trailing blank, with an
// invisible filler, or with a Cyrillic letter.

extension String {
  /// The visible form of a name: without white space, invisible characters and accents, in lowercase, with
  /// the ASCII letter for each character that looks like one. Two names with the same skeleton look alike.
  ///
  /// Source of the letters: the confusables of Unicode 16 (UTS 39) that look like a character of an ARN or a
  /// UUID.
  package var skeleton: String {
    if utf8.allSatisfy({ (0x21..<0x7f).contains($0) && !(0x41...0x5a).contains($0) }) { return self }
    var result = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      guard let plain = scalar.plain else { continue }
      for lower in String(plain).lowercased().unicodeScalars { result.append(lower.plain ?? lower) }
    }
    return String(result)
  }

  /// Lowercases a UUID that is the whole name or follows the last slash of an ARN: UUIDs are compared
  /// ignoring case.
  package var withPlainUUID: String {
    let start = utf8.lastIndex(of: UInt8(ascii: "/")).map { utf8.index(after: $0) } ?? startIndex
    let tail = self[start...]
    guard tail.isUUID else { return self }
    return String(self[..<start]) + tail.lowercased()
  }

  /// Whether every character is one that AWS uses in ids and ARNs.
  package var isPlainName: Bool { utf8.allSatisfy { (0x21..<0x7f).contains($0) && $0 != UInt8(ascii: "\\") } }

  /// The name with every other character escaped, so that no name can pass for another.
  package var exactName: String {
    guard !isPlainName else { return self }
    return unicodeScalars.map { scalar in
      (0x21..<0x7f).contains(scalar.value) && scalar != "\\"
        ? String(scalar) : "\\u{\(String(scalar.value, radix: 16))}"
    }.joined()
  }
}

extension Substring {
  /// Whether the text consists of 8, 4, 4, 4 and 12 hexadecimal digits.
  fileprivate var isUUID: Bool {
    guard utf8.count == 36 else { return false }
    return utf8.enumerated().allSatisfy { place, byte in
      [8, 13, 18, 23].contains(place) ? byte == UInt8(ascii: "-") : byte.isHexDigit
    }
  }
}

extension Unicode.Scalar {
  /// The visible character; nil for an invisible one.
  fileprivate var plain: Unicode.Scalar? {
    if isASCII { return value > 0x20 && value < 0x7f ? self : nil }
    switch value {
    case 0xff01...0xff5e: return Unicode.Scalar(value - 0xfee0)
    case 0x1d7ce...0x1d7ff: return Unicode.Scalar((value - 0x1d7ce) % 10 + 0x30)
    case 0x1d400...0x1d6a3:
      let letter = (value - 0x1d400) % 52
      return Unicode.Scalar(letter < 26 ? letter + 0x41 : letter - 26 + 0x61)
    // Fillers that Unicode classifies as letters but that are invisible.
    case 0x115f, 0x1160, 0x3164, 0xffa0, 0x2800: return nil
    default: break
    }
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .spaceSeparator, .surrogate, .unassigned,
      .nonspacingMark, .enclosingMark, .spacingMark:
      return nil
    case .dashPunctuation: return "-"
    default: return Unicode.Scalar.alike[self] ?? self
    }
  }

  private static let alike: [Unicode.Scalar: Unicode.Scalar] = {
    let rows: [(String, String)] = [
      ("a", "аɑαàáâãäå"), ("b", "Ьᏼв"), ("c", "сϲçⅽ"), ("d", "ԁⅾɗ"), ("e", "еҽéèêë"), ("f", "ſꞙ"),
      ("g", "ɡց"),
      ("h", "һհ"), ("i", "іıɩìíîï"), ("j", "јϳ"), ("k", "κк"), ("l", "ⅼӏǀ"), ("m", "ⅿм"), ("n", "ոռñ"),
      ("o", "оοօöòóôõσ"), ("p", "рρ"), ("q", "ԛզ"), ("r", "гᴦ"), ("s", "ѕꜱ"), ("t", "τт"), ("u", "υսùúûü"),
      ("v", "ѵνⅴ"), ("w", "ԝѡա"), ("x", "хⅹ"), ("y", "уүγý"), ("z", "ᴢ"), ("A", "АΑ"), ("B", "ВΒ"),
      ("C", "СϹ"),
      ("E", "ЕΕ"), ("F", "Ϝ"), ("H", "НΗ"), ("I", "ІΙӀ"), ("J", "Ј"), ("K", "КΚ"), ("M", "МΜ"), ("N", "Ν"),
      ("O", "ОΟ"), ("P", "РΡ"), ("S", "Ѕ"), ("T", "ТΤ"), ("X", "ХΧ"), ("Y", "ҮΥ"), ("Z", "Ζ"), ("0", "０٠۰߀०"),
      ("1", "１١۱"), ("3", "Ʒз"), ("4", "Ꮞ"), ("6", "б"), ("-", "−˗"), (":", "։׃∶ː"), ("/", "⁄∕⧸"),
    ]
    var alike: [Unicode.Scalar: Unicode.Scalar] = [:]
    for (plain, letters) in rows {
      for letter in letters.unicodeScalars { alike[letter] = plain.unicodeScalars.first }
    }
    return alike
  }()
}
