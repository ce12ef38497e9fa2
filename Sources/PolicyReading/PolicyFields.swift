internal import Yams

/// The values of one mapping whose keys are all known.
struct PolicyFields {
  /// In the order of the text.
  let values: [PolicyValue]
  private let mark: Mark?
  private let kind: String

  /// - Throws: for a key that is unknown or not text.
  init(_ members: Node.Mapping, of kind: String, known: [String]) throws(PolicyError) {
    values = try members.map { key, value throws(PolicyError) in
      guard let name = key.scalar?.string else { throw PolicyError(key.mark, "a key must be text") }
      guard known.contains(name) else {
        let others =
          known.isEmpty ? "no keys are allowed here" : "the known keys are \(known.joined(separator: ", "))"
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

  /// An error about the whole mapping.
  func error(_ problem: String) -> PolicyError { PolicyError(mark, "\(kind) \(problem)") }
}
