import TestSupport

extension SeenJSON {
  /// Where the value is not what Foundation reads and how, or nil if it is the same throughout.
  func difference(from told: FoundationJSON, at path: String = "$") -> String? {
    switch (self, told) {
    case (.object(let members), .object(let values)): return difference(members, values, at: path)
    case (.array(let elements), .array(let values)):
      guard elements.count == values.count else { return "\(path): \(elements.count) of \(values.count)" }
      for (index, pair) in zip(elements, values).enumerated() {
        if let found = pair.0.difference(from: pair.1, at: "\(path)[\(index)]") { return found }
      }
      return nil
    case (.string(let text), .string(let value)) where text.utf8.elementsEqual(value.utf8): return nil
    case (.bool(let bool), .bool(let value)) where bool == value: return nil
    case (.null, .null): return nil
    case (.number(let literal, let integer), .number(let value, let double))
    where isSame(literal, integer, value, double):
      return nil
    default: return "\(path): \(self) is not \(told)"
    }
  }

  /// Of members with one key Foundation keeps one, and says not which.
  private func difference(
    _ members: [Member], _ values: [String: FoundationJSON], at path: String
  ) -> String? {
    let groups = Dictionary(grouping: members, by: \.key)
    guard groups.count == values.count else { return "\(path): keys \(groups.keys) are not \(values.keys)" }
    for (key, group) in groups {
      guard let entry = values.index(forKey: key).map({ values[$0] }),
        group.contains(where: { $0.key.utf8.elementsEqual(entry.key.utf8) })
      else { return "\(path): there is no key \(key)" }
      let found = group.map { $0.value.difference(from: entry.value, at: "\(path).\(key)") }
      if !found.contains(nil) { return found.first ?? nil }
    }
    return nil
  }

  /// Integers are the same to the last digit, other numbers but for Foundation's own rounding.
  private func isSame(_ literal: String, _ integer: Int?, _ value: String, _ double: Double) -> Bool {
    guard let own = Double(literal) else { return false }
    // Foundation was given another number here; see `KnownDifferences`.
    if own.isInfinite { return integer == nil }
    let isInteger = !literal.utf8.contains { ".eE".utf8.contains($0) }
    return integer == (isInteger ? Int(value) : nil) && abs(own - double) <= abs(own) * 1e-14
  }
}
