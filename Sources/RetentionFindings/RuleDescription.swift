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
  public let settings: [Setting]
  /// Rules that would only say the same of the same events, and are left out where this one speaks.
  public let tells: [String]
  /// Histories that it flags.
  public let flagged: [Example]
  /// Histories that it passes.
  public let passed: [Example]

  init(
    id: String, summary: String, rationale: String, severity: String, attack: [String] = [],
    clearing: String, settings: [Setting] = [], tells: [String] = [], flagged: [Example],
    passed: [Example]
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

/// A number that a rule depends on and a policy can set.
public struct Setting: Sendable {
  /// Its key in the policy, below the rule's id.
  public let name: String
  /// What it is unless the policy says otherwise.
  public let standard: Int
  /// What it means, with its unit.
  public let meaning: String

  init(_ name: String, _ standard: Int, _ meaning: String) {
    self.name = name
    self.standard = standard
    self.meaning = meaning
  }
}
