internal import CloudTrailRecords

extension String {
  /// The text, or its beginning and its length where it is longer than any that CloudTrail writes (it cuts
  /// userAgent, errorCode and errorMessage at 1 KB), so that a log cannot fill the memory.
  var kept: String {
    let limit = 4096
    guard utf8.count > limit else { return self }
    return String(decoding: utf8.prefix(limit), as: UTF8.self) + "… (\(utf8.count) bytes)"
  }

  /// The text, or its first scalars and how many there are, so that nobody takes a part for the whole.
  package func beginning(_ count: Int) -> String {
    let scalars = unicodeScalars.count
    guard scalars > count else { return self }
    return String(unicodeScalars.prefix(count)) + "… (\(scalars) characters)"
  }
}

extension JSONValue {
  /// The text of a string that is not empty; a number as it is written; else nil.
  var field: String? {
    if kind == .number { return literal.kept }
    guard let text, !text.isEmpty else { return nil }
    return text.kept
  }
}

extension StringProtocol {
  /// The parts between separators, empty ones too, whatever combines with a separator in the text: a slash with an
  /// accent is one character, and a slash to AWS.
  package func fields(separatedBy separator: Unicode.Scalar) -> [SubSequence] {
    var fields: [SubSequence] = []
    var start = startIndex
    for index in unicodeScalars.indices where unicodeScalars[index] == separator {
      fields.append(self[start..<index])
      start = unicodeScalars.index(after: index)
    }
    return fields + [self[start...]]
  }
}
