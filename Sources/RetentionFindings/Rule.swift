internal import RetentionModel
/// One thing that can look wrong in a history, with the text that explains it and the check that finds it.
///
/// A rule is one file. Its examples are run by the tests, and its text is what `retention-trail rules` prints.
protocol Rule: Sendable {
  static var description: RuleDescription { get }

  /// What the rule finds; the order does not matter.
  static func findings(in investigation: Investigation) -> [Finding]
}
