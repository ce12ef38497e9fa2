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
