/// The values of one mapping, all of whose keys are known.
struct PolicyFields {
  /// In the order in which they are written.
  let values: [PolicyValue]
  private let place: Place
  private let kind: String

  /// - Throws: for a key that is not known.
  init(_ members: [YAMLNode.Member], at place: Place, of kind: String, known: [String]) throws(PolicyError) {
    for member in members where !known.contains(member.key) {
      let others = known.isEmpty ? "there are none" : "known are \(known.joined(separator: ", "))"
      throw PolicyError(member.place, "\(member.key.quoted) is no key of \(kind); \(others)")
    }
    values = members.map { PolicyValue(key: $0.key, node: $0.value) }
    self.place = place
    self.kind = kind
  }

  subscript(key: String) -> PolicyValue? { values.first { $0.key == key } }

  func required(_ key: String) throws(PolicyError) -> PolicyValue {
    guard let value = self[key] else { throw error("lacks \(key.quoted)") }
    return value
  }

  /// A complaint about the whole.
  func error(_ complaint: String) -> PolicyError { PolicyError(place, "\(kind) \(complaint)") }
}
