internal import RetentionModel
/// Something in the history that an investigator should look at, told so that it can be read out.
public struct Finding: Sendable {
  /// What found it.
  public let rule: RuleDescription
  /// How much it matters.
  public internal(set) var severity: Severity
  /// One line.
  public let title: String
  let told: @Sendable () -> String
  /// The command with which the messages could still be saved; nil where nothing can or need be saved.
  public let remedy: String?
  /// The AWS account; nil where it is about several, or about none.
  public let recipientAccountId: String?
  /// The Chime account's id or the AppInstance's ARN; nil where it is about several, or about none.
  public let resource: String?
  /// Whose histories it rests on, in no order; none where it is about no event.
  var subjects: [Subject]
  /// What the period applies to; nil where it is about the whole call.
  public let scope: Scope?
  /// When it happened: the eventTime of the first event; nil where it is about no event.
  public let eventTime: Instant?
  /// The events that it rests on, in order; one without an eventID is in the evidence alone.
  public let eventIDs: [String]
  /// Where these events stand in the input.
  public let evidence: [Evidence]
  /// Who did it, as `Actor.principal` names them; nil where that is nobody or several.
  public let principal: String?
  /// The policy's entry that keeps the finding from being shown.
  public internal(set) var suppressed: Suppression?

  /// Sentences: what happened, who did it and from where, why it matters, and how sure that is. Text from logs
  /// in it is printable. It is put together each time it is asked for.
  public var message: String { told() }

  /// The first of its events; nil where it is about no event.
  let anchor: EventHistory.Key?
  /// The first place of each entry that it rests on, in order.
  var places: [Evidence] = []
  /// Every time that a record of its events gives, so that none moves it out of sight.
  var times: [Instant] = []
  /// What tells it from another finding of the same rule about the same record; nil where there is but one.
  var aspect: String?
  /// The first of its records.
  var body: BodyFingerprint?
  /// Whether no record that it rests on is disputed.
  var isUndisputed = true
  /// The places of records whose own findings say how severe this one is; none where it stands for itself.
  var disputed: [Evidence] = []

  /// What makes it the same finding as one that was raised before: later events may add to what it says.
  struct Identity: Hashable, Sendable {
    let rule: String
    let anchor: EventHistory.Key?
    let scope: Scope?
    /// Whose it is, where no event tells.
    let title: String?
    /// Which of an event's records it rests on, where they dispute each other.
    let body: BodyFingerprint?
    let aspect: String?
  }

  var identity: Identity {
    Identity(
      rule: rule.id, anchor: anchor, scope: scope, title: anchor == nil ? title : nil,
      body: isUndisputed ? nil : body, aspect: aspect)
  }

  /// By eventTime, then rule, then the first eventID, then all that is left to tell two apart.
  func precedes(_ other: Finding) -> Bool {
    if eventTime != other.eventTime {
      guard let eventTime, let time = other.eventTime else { return other.eventTime != nil }
      return eventTime < time
    }
    if rule.id != other.rule.id { return rule.id < other.rule.id }
    if order != other.order { return order.lexicographicallyPrecedes(other.order) }
    let (own, others) = (ExactText(message), ExactText(other.message))
    return own == others ? evidence.lexicographicallyPrecedes(other.evidence) : own < others
  }

  private var order: [ExactText] {
    [eventIDs.first, recipientAccountId, resource, scope?.rawValue, title].map { ExactText($0 ?? "") }
      + eventIDs.map { ExactText($0) }
  }
}

extension Finding {
  /// A finding about a file, and no event.
  init(
    aboutFile path: String, _ rule: RuleDescription, _ severity: Severity, _ title: String,
    _ sentence: String,
    account: String?
  ) {
    self.init(
      rule: rule, severity: severity, title: title, told: { "\(sentence) \(rule.rationale)" }, remedy: nil,
      recipientAccountId: account, resource: nil, subjects: [], scope: nil, eventTime: nil, eventIDs: [],
      evidence: [], principal: nil, suppressed: nil, anchor: nil)
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
