internal import RetentionModel

/// One thing that can look wrong in a history: the text that explains it, and the check that finds it.
///
/// Each of ours is one file. Its examples are run by the tests, and its text is what `retention-trail rules` prints.
public struct Rule: Sendable {
  /// What it looks for, and why.
  public let description: RuleDescription
  /// What it finds; the order does not matter.
  public let findings: @Sendable (Investigation) -> [Finding]

  /// - Parameters: see the properties.
  public init(_ description: RuleDescription, findings: @escaping @Sendable (Investigation) -> [Finding]) {
    self.description = description
    self.findings = findings
  }
}
