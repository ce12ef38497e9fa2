public import RetentionModel

/// Something in the history that an investigator should examine, as facts. A class, as findings are filtered and
/// sorted over and over.
public final class Finding: Sendable {
  /// The rule that raised it.
  public let rule: RuleDescription
  /// Its severity.
  public let severity: Severity
  /// Its content.
  public let fact: Fact
  /// How the messages could still be saved; nil if nothing can or need be saved.
  public let remedy: Remedy?
  /// The AWS account; nil if it concerns several, or none.
  public let recipientAccountId: String?
  /// The Chime account's id or the AppInstance's ARN; nil if it concerns several, or none.
  public let resource: String?
  /// The subjects whose histories it rests on, in no particular order; empty if it is not about an event.
  public let subjects: [Subject]
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
  public let suppressed: Suppression?

  /// The first position of each entry that it rests on, in order.
  package let places: [Evidence]
  /// The account in whose history its first event is; nil if it is not about an event.
  package let anchorAccount: String?
  /// All times in the records of its events, so that no single record's time can hide the finding.
  package let times: [Instant]
  /// Distinguishes it from other findings of the same rule about the same record; nil if there is only one.
  package let aspect: String?
  /// Whether all records that it rests on are undisputed.
  package let isUndisputed: Bool
  /// The positions of records whose own findings determine its severity; empty if it has a severity of its
  /// own.
  package let disputed: [Evidence]
  /// The event of CloudTrail's own that it rests on; nil if it is about none.
  package let trailEvent: TrailEvent?

  package init(
    rule: RuleDescription, severity: Severity, fact: Fact, remedy: Remedy?, recipientAccountId: String?,
    resource: String?, subjects: [Subject], scope: Scope?, events: [RetentionEvent], evidence: [Evidence],
    principal: String?, doubt: Doubt?, suppressed: Suppression? = nil, places: [Evidence] = [],
    anchorAccount: String? = nil, times: [Instant] = [], aspect: String? = nil, isUndisputed: Bool = true,
    disputed: [Evidence] = [], trailEvent: TrailEvent? = nil
  ) {
    self.trailEvent = trailEvent
    self.rule = rule
    self.severity = severity
    self.fact = fact
    self.remedy = remedy
    self.recipientAccountId = recipientAccountId
    self.resource = resource
    self.subjects = subjects
    self.scope = scope
    self.events = events
    self.evidence = evidence
    self.principal = principal
    self.doubt = doubt
    self.suppressed = suppressed
    self.places = places
    self.anchorAccount = anchorAccount
    self.times = times
    self.aspect = aspect
    self.isUndisputed = isUndisputed
    self.disputed = disputed
  }

  /// The same finding with other values of the members that are given.
  package func with(
    severity: Severity? = nil, fact: Fact? = nil, subjects: [Subject]? = nil, suppressed: Suppression? = nil,
    aspect: String? = nil, disputed: [Evidence]? = nil
  ) -> Finding {
    Finding(
      rule: rule, severity: severity ?? self.severity, fact: fact ?? self.fact, remedy: remedy,
      recipientAccountId: recipientAccountId, resource: resource, subjects: subjects ?? self.subjects,
      scope: scope, events: events, evidence: evidence, principal: principal, doubt: doubt,
      suppressed: suppressed ?? self.suppressed, places: places, anchorAccount: anchorAccount, times: times,
      aspect: aspect ?? self.aspect, isUndisputed: isUndisputed, disputed: disputed ?? self.disputed,
      trailEvent: trailEvent)
  }

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
  public var eventTime: Instant? { events.first?.eventTime ?? trailEvent?.eventTime }

  /// The command that could still save the messages; nil if there is none, or none is shown.
  public var command: String? { remedy?.command }

  /// The eventIDs of its events, in order; an event without one appears only in the evidence.
  public var eventIDs: [String] {
    events.isEmpty ? [trailEvent?.eventID].compactMap(\.self) : events.compactMap(\.eventID)
  }

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
      fact: events.isEmpty && trailEvent == nil ? fact : nil,
      body: isUndisputed ? nil : events.first?.fingerprint, aspect: aspect)
  }
}

extension Finding: Equatable {
  /// Whether all their members are equal.
  public static func == (a: Finding, b: Finding) -> Bool {
    a === b
      || a.rule == b.rule && a.severity == b.severity && a.fact == b.fact && a.remedy == b.remedy
        && a.recipientAccountId == b.recipientAccountId && a.resource == b.resource
        && a.subjects == b.subjects
        && a.scope == b.scope && a.events == b.events && a.evidence == b.evidence
        && a.principal == b.principal && a.doubt == b.doubt && a.suppressed == b.suppressed
        && a.places == b.places && a.anchorAccount == b.anchorAccount && a.times == b.times
        && a.aspect == b.aspect && a.isUndisputed == b.isUndisputed && a.disputed == b.disputed
        && a.trailEvent == b.trailEvent
  }
}

extension Finding {
  /// A finding about a file rather than an event.
  /// - Parameters: see the properties; the account is the one in the file's name.
  public convenience init(_ rule: RuleDescription, _ severity: Severity, _ fact: Fact, account: String?) {
    self.init(
      rule: rule, severity: severity, fact: fact, remedy: nil, recipientAccountId: account, resource: nil,
      subjects: [], scope: nil, events: [], evidence: [], principal: nil, doubt: nil)
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
      let severity = finding.disputed.lazy.compactMap { worst[$0] }.max() ?? finding.severity
      return severity > finding.severity ? finding.with(severity: severity) : finding
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
