internal import RecordScanner

/// Tells two bodies of one event apart.
///
/// It is equal for records that hold the same values, in whatever order, spelling of strings and layout.
/// The hash is keyed anew in every run, so that nobody can make two bodies that look alike to it; it
/// is compared within the run and never printed.
struct BodyFingerprint: Hashable, Sendable {
  private let hash: Int

  init(_ record: JSONValue) {
    hash = BodyFingerprint.hash(record)
  }

  /// Nesting is bounded by the scanner, so recursion is.
  private static func hash(_ value: JSONValue) -> Int {
    var hasher = Hasher()
    switch value.kind {
    case .object:
      var sum = 0
      var count = 0
      var members = value.members
      while let member = members.next() {
        var pair = Hasher()
        pair.combine(member.key.text)
        pair.combine(hash(member.value))
        sum &+= pair.finalize()
        count += 1
      }
      hasher.combine(count)
      hasher.combine(sum)
    case .array:
      var elements = value.elements
      while let element = elements.next() { hasher.combine(hash(element)) }
    case .string: hasher.combine(value.text)
    case .number, .bool, .null: hasher.combine(value.literal)
    }
    hasher.combine(value.kind)
    return hasher.finalize()
  }
}
