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

/// What a rule looks for, and why; each finding of it holds this one.
public final class RuleDescription: Sendable {
  /// Lower-case words with hyphens.
  public let id: String
  /// A sentence.
  public let summary: String
  /// Why it matters, in a sentence that each finding repeats.
  public let rationale: String
  /// How the severity is chosen.
  public let severity: String
  /// Techniques of MITRE ATT&CK for the cloud that it may be a sign of.
  public let attack: [String]
  /// What would show that there is nothing wrong.
  public let clearing: String
  /// What a policy can set.
  public let settings: [Rule.Setting]
  /// Rules that would only say the same of the same events, and are left out where this one speaks.
  public let tells: [String]
  /// Histories that it flags.
  public let flagged: [Rule.Example]
  /// Histories that it passes.
  public let passed: [Rule.Example]

  /// - Parameters: see the properties.
  public init(
    id: String, summary: String, rationale: String, severity: String, attack: [String] = [],
    clearing: String, settings: [Rule.Setting] = [], tells: [String] = [], flagged: [Rule.Example],
    passed: [Rule.Example]
  ) {
    self.id = id
    self.summary = summary
    self.rationale = rationale
    self.severity = severity
    self.attack = attack
    self.clearing = clearing
    self.settings = settings
    self.tells = tells
    self.flagged = flagged
    self.passed = passed
  }
}

extension RuleDescription: Equatable {
  /// Whether both are of one rule.
  public static func == (a: RuleDescription, b: RuleDescription) -> Bool { a.id == b.id }
}

extension Rule {
  /// A number that a rule depends on and a policy can set.
  public struct Setting: Sendable {
    /// Its key in the policy, below the rule's id.
    public let name: String
    /// What it is unless the policy says otherwise.
    public let standard: Int
    /// What it means, with its unit.
    public let meaning: String

    /// - Parameters: see the properties.
    public init(_ name: String, _ standard: Int, _ meaning: String) {
      self.name = name
      self.standard = standard
      self.meaning = meaning
    }
  }
}
