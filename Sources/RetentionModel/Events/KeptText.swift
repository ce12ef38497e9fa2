internal import CloudTrailRecords

extension String {
  /// The text; if it is longer than any that CloudTrail writes (it cuts userAgent, errorCode and errorMessage
  /// at 1 KB), only its beginning and its length, so that a log cannot exhaust memory.
  var kept: String {
    let limit = 4096
    guard utf8.count > limit else { return self }
    return String(decoding: utf8.prefix(limit), as: UTF8.self) + "… (\(utf8.count) bytes)"
  }

  /// The text; if it is longer, its first scalars and their total, so that nobody mistakes a part for the
  /// whole.
  package func beginning(_ count: Int) -> String {
    let scalars = unicodeScalars.count
    guard scalars > count else { return self }
    return String(unicodeScalars.prefix(count)) + "… (\(scalars) characters)"
  }
}

extension JSONValue {
  /// A non-empty string; a number as written; nil for anything else.
  var field: String? {
    if kind == .number { return literal.kept }
    guard let text, !text.isEmpty else { return nil }
    return text.kept
  }
}

extension StringProtocol {
  /// The parts between separators, including empty ones. A separator that is combined with other scalars
  /// still counts: a slash with an accent is one character in Swift but a slash to AWS.
  /// - Parameter separator: in ASCII.
  package func fields(separatedBy separator: Unicode.Scalar) -> [SubSequence] {
    var fields: [SubSequence] = []
    var start = startIndex
    for index in utf8.indices where utf8[index] == UInt8(ascii: separator) {
      fields.append(self[start..<index])
      start = utf8.index(after: index)
    }
    return fields + [self[start...]]
  }
}
