public import RetentionModel

/// Something in the history that an investigator should examine, as facts.
public struct Finding: Equatable, Sendable {
  /// The rule that raised it.
  public let rule: RuleDescription
  /// Its severity.
  public package(set) var severity: Severity
  /// Its content.
  public let fact: Fact
  /// How the messages could still be saved; nil if nothing can or need be saved.
  public let remedy: Remedy?
  /// The AWS account; nil if it concerns several, or none.
  public let recipientAccountId: String?
  /// The Chime account's id or the AppInstance's ARN; nil if it concerns several, or none.
  public let resource: String?
  /// The subjects whose histories it rests on, in no particular order; empty if it is not about an event.
  public package(set) var subjects: [Subject]
  /// What the period applies to; nil if it is about the whole call.
  public let scope: Scope?
  /// The events that it rests on, in order; empty if it is about a file.
  public let events: [RetentionEvent]
  /// Where these events were found in the input.
  public let evidence: [Evidence]
  /// The caller, as in `Actor.principal`; nil if there is none, or several.
  public let principal: String?
  /// Why a record that it rests on may not be genuine; nil if none is disputed.
  public let doubt: Doubt?
  /// The policy's entry that suppresses the finding; nil if it is shown.
  public internal(set) var suppressed: Suppression?

  /// The first position of each entry that it rests on, in order.
  package var places: [Evidence] = []
  /// The account in whose history its first event is; nil if it is not about an event.
  package var anchorAccount: String?
  /// All times in the records of its events, so that no single record's time can hide the finding.
  package var times: [Instant] = []
  /// Distinguishes it from other findings of the same rule about the same record; nil if there is only one.
  package var aspect: String?
  /// Whether all records that it rests on are undisputed.
  package var isUndisputed = true
  /// The positions of records whose own findings determine its severity; empty if it has a severity of its
  /// own.
  var disputed: [Evidence] = []

  /// Why a record that a finding rests on may not be genuine.
  public enum Doubt: Hashable, Sendable {
    /// Another record claims to correct it.
    case replaced
    /// Another record has the same eventID but different content.
    case conflicting
    /// It was found after a fault in its input.
    case afterFault
  }

  /// When it happened: the eventTime of the first event; nil if it is not about an event.
  public var eventTime: Instant? { events.first?.eventTime }

  /// The command that could still save the messages; nil if there is none, or none is shown.
  public var command: String? { remedy?.command }

  /// The eventIDs of its events, in order; an event without one appears only in the evidence.
  public var eventIDs: [String] { events.compactMap(\.eventID) }

  /// The first of its events; nil if it is not about an event.
  package var anchor: EventHistory.Key? { events.first.map { EventHistory.Key(of: $0) } }

  /// What identifies a finding across updates: later events may add to its content.
  package struct Identity: Hashable, Sendable {
    let rule: String
    /// The account in whose history the first event is: without one of its own it can be in several.
    let account: ExactText?
    let anchor: EventHistory.Key?
    let scope: Scope?
    /// The fact, for a finding without events.
    let fact: Fact?
    /// Which of an event's disputed records it rests on.
    let body: BodyFingerprint?
    let aspect: String?
  }

  package var identity: Identity {
    Identity(
      rule: rule.id, account: anchorAccount.map { ExactText($0) }, anchor: anchor, scope: scope,
      fact: events.isEmpty ? fact : nil,
      body: isUndisputed ? nil : events.first?.fingerprint, aspect: aspect)
  }
}

extension Finding {
  /// A finding about a file rather than an event.
  /// - Parameters: see the properties; the account is the one in the file's name.
  public init(_ rule: RuleDescription, _ severity: Severity, _ fact: Fact, account: String?) {
    self.init(
      rule: rule, severity: severity, fact: fact, remedy: nil, recipientAccountId: account, resource: nil,
      subjects: [], scope: nil, events: [], evidence: [], principal: nil, doubt: nil, suppressed: nil)
  }
}

extension [Finding] {
  /// The findings, with each one about disputed records made as severe as the worst that those records raise
  /// by themselves.
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

/// The severity of a finding, from least to most.
public enum Severity: String, CaseIterable, Comparable, Sendable {
  /// Good to know; no action needed.
  case informational
  /// Worth a look when there is time.
  case low
  /// Needs an explanation.
  case medium
  /// Look at it today.
  case high
  /// Messages are probably being destroyed.
  case critical

  /// Whether one is less severe than another.
  public static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }

  private var rank: Int { Severity.allCases.firstIndex(of: self) ?? 0 }
}

/// The policy that findings are judged by, and which of them are shown.
public struct FindingFilter: Sendable {
  /// The organisation's expectations.
  public var policy: Policy
  /// The lowest severity that is shown.
  public var minimum: Severity
  /// Whether findings that the policy suppresses are shown.
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
  /// - Parameter finding: the finding.
  public func shows(_ finding: Finding) -> Bool {
    finding.severity >= minimum && (showsSuppressed || finding.suppressed == nil)
  }
}
