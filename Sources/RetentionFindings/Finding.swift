public import RetentionModel

/// Something in the history that an investigator should look at, as facts.
public struct Finding: Equatable, Sendable {
  /// What found it.
  public let rule: RuleDescription
  /// How much it matters.
  public package(set) var severity: Severity
  /// What it says.
  public let fact: Fact
  /// How the messages could still be saved; nil where nothing can or need be saved.
  public let remedy: Remedy?
  /// The AWS account; nil where it is about several, or about none.
  public let recipientAccountId: String?
  /// The Chime account's id or the AppInstance's ARN; nil where it is about several, or about none.
  public let resource: String?
  /// Whose histories it rests on, in no order; none where it is about no event.
  public package(set) var subjects: [Subject]
  /// What the period applies to; nil where it is about the whole call.
  public let scope: Scope?
  /// The events that it rests on, in order; none where it is about a file.
  public let events: [RetentionEvent]
  /// Where these events stand in the input.
  public let evidence: [Evidence]
  /// Who did it, as `Actor.principal` names them; nil where that is nobody or several.
  public let principal: String?
  /// What has to be said where it rests on a record that is disputed.
  public let doubt: Doubt?
  /// The policy's entry that keeps the finding from being shown.
  public internal(set) var suppressed: Suppression?

  /// The first place of each entry that it rests on, in order.
  package var places: [Evidence] = []
  /// Every time that a record of its events gives, so that none moves it out of sight.
  package var times: [Instant] = []
  /// What tells it from another finding of the same rule about the same record; nil where there is but one.
  package var aspect: String?
  /// Whether no record that it rests on is disputed.
  package var isUndisputed = true
  /// The places of records whose own findings say how severe this one is; none where it stands for itself.
  var disputed: [Evidence] = []

  /// Why a record that a finding rests on may not be genuine.
  public enum Doubt: Hashable, Sendable {
    /// Another record says that it corrects it.
    case replaced
    /// Another record has the same eventID, and says something else.
    case conflicting
    /// It was found behind a fault of its input.
    case afterFault
  }

  /// When it happened: the eventTime of the first event; nil where it is about no event.
  public var eventTime: Instant? { events.first?.eventTime }

  /// The command with which the messages could still be saved; nil where there is none, or none is shown.
  public var command: String? { remedy?.command }

  /// The eventIDs of its events, in order; an event without one is in the evidence alone.
  public var eventIDs: [String] { events.compactMap(\.eventID) }

  /// The first of its events; nil where it is about no event.
  package var anchor: EventHistory.Key? { events.first.map { EventHistory.Key(of: $0) } }

  /// What makes it the same finding as one that was raised before: later events may add to what it says.
  package struct Identity: Hashable, Sendable {
    let rule: String
    let anchor: EventHistory.Key?
    let scope: Scope?
    /// What it is about, where no event tells.
    let fact: Fact?
    /// Which of an event's records it rests on, where they dispute each other.
    let body: BodyFingerprint?
    let aspect: String?
  }

  package var identity: Identity {
    Identity(
      rule: rule.id, anchor: anchor, scope: scope, fact: events.isEmpty ? fact : nil,
      body: isUndisputed ? nil : events.first?.fingerprint, aspect: aspect)
  }
}

extension Finding {
  /// A finding about a file, and no event.
  /// - Parameters: see the properties; the account is the one that the file's name gives.
  public init(_ rule: RuleDescription, _ severity: Severity, _ fact: Fact, account: String?) {
    self.init(
      rule: rule, severity: severity, fact: fact, remedy: nil, recipientAccountId: account, resource: nil,
      subjects: [], scope: nil, events: [], evidence: [], principal: nil, doubt: nil, suppressed: nil)
  }
}

extension [Finding] {
  /// The findings in which one about disputed records is as severe as the worst that those raise by themselves.
  var withDisputesAsSevereAsTheirRecords: [Finding] {
    guard contains(where: { !$0.disputed.isEmpty }) else { return self }
    var worst: [Evidence: Severity] = [:]
    for finding in self where finding.disputed.isEmpty {
      for place in finding.evidence {
        worst[place] = Swift.max(worst[place] ?? .informational, finding.severity)
      }
    }
    return map { finding in
      var finding = finding
      let severities = finding.disputed.compactMap { worst[$0] }
      finding.severity = severities.reduce(finding.severity, Swift.max)
      return finding
    }
  }
}

/// How much a finding matters, from least to most.
public enum Severity: String, CaseIterable, Comparable, Sendable {
  /// Worth knowing; nothing needs to be done.
  case informational
  /// Worth a look when there is time.
  case low
  /// Somebody should explain it.
  case medium
  /// Look at it today.
  case high
  /// Messages are likely being destroyed.
  case critical

  /// Whether one matters less than another.
  public static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }

  private var rank: Int { Severity.allCases.firstIndex(of: self) ?? 0 }
}

/// What is looked for in a history, and which of it is shown.
public struct FindingFilter: Sendable {
  /// What the organisation expects.
  public var policy: Policy
  /// The least that is shown.
  public var minimum: Severity
  /// Whether findings are shown that the policy suppresses.
  public var showsSuppressed: Bool

  /// - Parameters: see the properties.
  public init(
    policy: Policy = Policy(), minimum: Severity = .informational, showsSuppressed: Bool = false
  ) {
    self.policy = policy
    self.minimum = minimum
    self.showsSuppressed = showsSuppressed
  }

  /// Whether a finding is shown.
  public func shows(_ finding: Finding) -> Bool {
    finding.severity >= minimum && (showsSuppressed || finding.suppressed == nil)
  }
}
