internal import Yams

/// The values of one mapping, all of whose keys are known.
struct PolicyFields {
  /// In the order in which they are written.
  let values: [PolicyValue]
  private let mark: Mark?
  private let kind: String

  /// - Throws: for a key that is not known, or no text.
  init(_ members: Node.Mapping, of kind: String, known: [String]) throws(PolicyError) {
    values = try members.map { key, value throws(PolicyError) in
      guard let name = key.scalar?.string else { throw PolicyError(key.mark, "a key has to be text") }
      guard known.contains(name) else {
        let others = known.isEmpty ? "there are none" : "known are \(known.joined(separator: ", "))"
        throw PolicyError(key.mark, "unknown policy key \(name.quoted) in \(kind); \(others)")
      }
      return PolicyValue(key: name, node: value)
    }
    mark = members.mark
    self.kind = kind
  }

  subscript(key: String) -> PolicyValue? { values.first { $0.key == key } }

  func required(_ key: String) throws(PolicyError) -> PolicyValue {
    guard let value = self[key] else { throw error("lacks \(key.quoted)") }
    return value
  }

  /// A complaint about the whole.
  func error(_ complaint: String) -> PolicyError { PolicyError(mark, "\(kind) \(complaint)") }
}
