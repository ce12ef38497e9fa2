/// One thing that can look wrong in a history, with the text that explains it and the check that finds it.
///
/// A rule is one file. Its examples are run by the tests, and its text is what `retention-trail rules` prints.
protocol Rule: Sendable {
  static var description: RuleDescription { get }

  /// What the rule finds; the order does not matter.
  static func findings(in investigation: Investigation) -> [Finding]
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

/// A small history, told in lines that both a reader and the tests understand.
///
/// Each line is a call: the time, `put`, `get`, `app-put` or `app-get`, and words of the form `key=value`; what
/// is left out is ordinary. `room=30` asks for 30 days, `room=off` for keeping messages for ever;
/// `reported.room=30` is what the response says; `by=ROLE/SESSION`, `by=user/NAME` or `by=root`; `from` is an
/// address, `error` an errorCode.
public struct Example: Sendable {
  /// The calls.
  public let history: String
  /// The clock; long after the last call unless told.
  public let asOf: String?
  /// The policy's YAML.
  public let policy: String?
  /// Where the example stands, for a test that fails.
  public let file: StaticString
  /// Where the example stands, for a test that fails.
  public let line: UInt

  init(
    _ history: String, asOf: String? = nil, policy: String? = nil, file: StaticString = #fileID,
    line: UInt = #line
  ) {
    self.history = history
    self.asOf = asOf
    self.policy = policy
    self.file = file
    self.line = line
  }
}
