internal import RetentionModel

/// One thing that can look wrong in a history: the text that explains it, and the check that finds it.
///
/// Each built-in rule is one file. The tests run its examples, and `retention-trail rules` prints its text.
public struct Rule: Sendable {
  /// What the rule looks for, and why.
  public let description: RuleDescription
  /// How much of what is known one of its findings may depend on.
  public let reach: Reach
  /// The next moment, later than the clock, at which its findings change though nothing happens, apart from those that
  /// `Reach.account` names; nil if there is none.
  let nextTurn: @Sendable (Investigation) -> Instant?
  /// The check; the order of its findings does not matter.
  public let findings: @Sendable (Investigation) -> [Finding]

  /// - Parameters: see the properties.
  public init(
    _ description: RuleDescription, reach: Reach = .everything,
    findings: @escaping @Sendable (Investigation) -> [Finding]
  ) {
    self.init(description, reach: reach, nextTurn: { _ in nil }, findings: findings)
  }

  /// A rule that goes through the acts of each account in order.
  /// - Parameter memory: what it remembers before the first act.
  init(_ description: RuleDescription, remembering memory: @escaping @Sendable () -> any Memory) {
    self.init(description, reach: Reach(kind: .past(memory))) { investigation in
      investigation.acts.byAccount.flatMap { acts in
        var memory = memory()
        return acts.compactMap { memory.finding(about: $0, in: investigation) }
      }
    }
  }

  init(
    _ description: RuleDescription, reach: Reach, nextTurn: @escaping @Sendable (Investigation) -> Instant?,
    findings: @escaping @Sendable (Investigation) -> [Finding]
  ) {
    self.description = description
    self.reach = reach
    self.nextTurn = nextTurn
    self.findings = findings
  }
}

/// What a rule looks for, and why; shared by all of its findings.
public final class RuleDescription: Sendable {
  /// Lowercase words with hyphens.
  public let id: String
  /// What it looks for, in a sentence.
  public let summary: String
  /// Why it matters, in a sentence that each finding repeats.
  public let rationale: String
  /// How the severity is determined.
  public let severity: String
  /// Techniques of the MITRE ATT&CK cloud matrix that it may indicate.
  public let attack: [String]
  /// What would clear the suspicion.
  public let clearing: String
  /// The settings that a policy can change.
  public let settings: [Rule.Setting]
  /// Ids of rules whose findings about the same record and scope are left out if this rule raises one.
  public let supersedes: [String]
  /// Histories in which it raises a finding.
  public let flagged: [Rule.Example]
  /// Histories in which it raises none.
  public let passed: [Rule.Example]

  /// - Parameters: see the properties.
  public init(
    id: String, summary: String, rationale: String, severity: String, attack: [String] = [],
    clearing: String, settings: [Rule.Setting] = [], supersedes: [String] = [], flagged: [Rule.Example],
    passed: [Rule.Example]
  ) {
    self.id = id
    self.summary = summary
    self.rationale = rationale
    self.severity = severity
    self.attack = attack
    self.clearing = clearing
    self.settings = settings
    self.supersedes = supersedes
    self.flagged = flagged
    self.passed = passed
  }
}

extension RuleDescription: Equatable {
  /// Whether both have the same id.
  public static func == (a: RuleDescription, b: RuleDescription) -> Bool { a.id == b.id }
}

extension Rule {
  /// A number that a rule depends on and a policy can change.
  public struct Setting: Sendable {
    /// Its key in the policy, under the rule's id.
    public let name: String
    /// Its default.
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
