extension [String] {
  /// `a`, `a or b`, `a, b or c`.
  var joinedByOr: String {
    count < 2 ? first ?? "" : dropLast().joined(separator: ", ") + " or " + self[count - 1]
  }
}
