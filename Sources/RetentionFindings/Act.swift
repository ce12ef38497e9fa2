internal import RetentionModel
/// An entry of a history as one of its records tells it, with whose it is.
struct Act: Sendable {
  let timeline: Timeline
  private let index: Int
  /// What the record says.
  let event: RetentionEvent
  /// What it changed.
  let changes: [Change]
  /// Where the record stands.
  let evidence: [Evidence]
  /// Why it does not speak for its event; nil where it does.
  let standing: OtherBody.Standing?

  /// The entry as the record tells it that speaks for it.
  init(_ timeline: Timeline, at index: Int) {
    self.timeline = timeline
    self.index = index
    let entry = timeline.entries[index]
    event = entry.event
    changes = entry.changes
    evidence = entry.ownEvidence
    standing = nil
    speaks = true
  }

  private init(
    _ act: Act, event: RetentionEvent? = nil, changes: [Change], evidence: [Evidence]? = nil,
    standing: OtherBody.Standing? = nil
  ) {
    speaks = false
    timeline = act.timeline
    index = act.index
    self.event = event ?? act.event
    self.changes = changes
    self.evidence = evidence ?? act.evidence
    self.standing = standing
  }

  /// The entry as every record tells it: the one that speaks, then it again where a dispute before it would make it
  /// worse, then the others.
  static func all(of timeline: Timeline, at index: Int) -> [Act] {
    let act = Act(timeline, at: index)
    let entry = timeline.entries[index]
    guard !entry.others.isEmpty || !entry.changesIfDisputed.isEmpty else { return [act] }
    let disputed =
      entry.changesIfDisputed.isEmpty ? [] : [Act(act, changes: entry.changesIfDisputed)]
    return [act] + disputed
      + entry.others.filter(\.isOfSameSubject).map {
        Act(act, event: $0.event, changes: $0.changes, evidence: $0.evidence, standing: $0.standing)
      }
  }

  var entry: Entry { timeline.entries[index] }
  var subject: Subject { timeline.subject }
  var time: Instant { event.eventTime }
  var kind: Entry.Kind { Entry.Kind(of: event) }
  /// Whether it is the one act of its entry that stands for the event as such.
  let speaks: Bool
  /// Whether no other record disputes it, so that it may clear something.
  var isUndisputed: Bool { standing == nil && entry.isUndisputed }

  /// What makes two callers the same: the role rather than its session.
  var principal: ExactText { ExactText(event.actor.caller) }

  /// Whether the call was refused, rather than failing in some other way.
  var isDenied: Bool {
    guard let code = event.errorCode else { return false }
    return ["Denied", "Unauthorized", "Forbidden", "NotAuthorized"].contains { code.utf8.contains($0.utf8) }
  }

  /// What the call did to one scope.
  func change(of scope: Scope) -> Change? { changes.first { $0.scope == scope } }

  /// The last period of a scope that was known before the act; nil where none was.
  func lastKnownPeriod(of scope: Scope) -> Period? {
    timeline.entries[..<index].reversed().lazy.compactMap { entry in
      entry.changes.first { $0.scope == scope && $0.after != .unknown }?.after
    }.first
  }

  /// The changes that made messages older than a number of days vanish: known before, and less after.
  var cuts: [Change] { changes.filter(\.isCut) }

  /// A finding about this act, and others that belong to it.
  /// - Parameters:
  ///   - title: one line.
  ///   - remedy: what would still save the messages.
  ///   - sentences: what happened; who did it and why it matters are added. They are asked for when the finding is
  ///     told.
  func finding(
    _ rule: any Rule.Type, _ severity: Severity, _ title: String, scope: Scope? = nil,
    with others: [Act] = [], remedy: Remedy? = nil, _ sentences: @escaping @Sendable () -> [String?]
  ) -> Finding {
    let acts = others.isEmpty ? [self] : ([self] + others).inOrder
    let isOfOneAccount = acts.allSatisfy {
      ExactText($0.subject.recipientAccountId) == ExactText(subject.recipientAccountId)
    }
    let isOfOneSubject = acts.allSatisfy { $0.subject == subject }
    let isByOne = acts.allSatisfy { $0.principal == principal }
    let description = rule.description
    let doubt = acts.doubt
    return Finding(
      rule: description, severity: severity, title: title,
      told: {
        (sentences() + [remedy?.reason, doubt, acts.callers, description.rationale])
          .compactMap(\.self).joined(separator: " ")
      },
      remedy: remedy?.command, recipientAccountId: isOfOneAccount ? subject.recipientAccountId : nil,
      resource: isOfOneSubject ? subject.resource : nil,
      subjects: isOfOneSubject ? [subject] : Array(Set(acts.map(\.subject))), scope: scope,
      eventTime: acts[0].time,
      eventIDs: acts.compactMap(\.event.eventID), evidence: acts.flatMap(\.evidence),
      principal: isByOne ? event.actor.principal : nil, suppressed: nil,
      anchor: EventHistory.Key(of: acts[0].event), places: acts.compactMap(\.entry.evidence.first),
      times: acts.flatMap(\.entry.times), body: acts[0].event.fingerprint,
      isUndisputed: acts.allSatisfy(\.isUndisputed))
  }

  /// Who, and from where.
  fileprivate var caller: String {
    let region = event.awsRegion.map { ", in \($0.printable)" } ?? ""
    let address = event.sourceIPAddress?.printable ?? "an address that the record does not give"
    return "\(event.who), from \(address)\(region)"
  }
}

extension [Act] {
  /// What has to be said where a finding rests on a record that is disputed.
  fileprivate var doubt: String? {
    if contains(where: { $0.standing == .replaced }) {
      return
        "Another record says that it corrects this one; both are judged, as nothing proves the correction."
    }
    if contains(where: { $0.standing == .conflicting }) {
      return "Another record with the same eventID says something else; nothing shows which is genuine."
    }
    if contains(where: { $0.entry.isAfterFault }) {
      return "The record was found behind a fault of its input."
    }
    return nil
  }

  /// A sentence that tells who made the calls, and from where.
  fileprivate var callers: String {
    var known: Set<String> = []
    let callers = map(\.caller).filter { known.insert($0).inserted }
    let more = callers.count > 4 ? "; and \(callers.count - 4) more" : ""
    return (callers.count == 1 ? "The caller was " : "The callers were ")
      + callers.prefix(4).joined(separator: "; and then ") + more + "."
  }

  /// The acts of each caller, in order of time; in AWS accounts of the same number.
  var byPrincipal: [[Act]] {
    let groups = Dictionary(grouping: self) {
      [$0.principal, ExactText($0.subject.recipientAccountId)]
    }
    return groups.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.value.inOrder)
  }

  /// By time, then as events are ordered.
  var inOrder: [Act] { sorted { $0.event.precedes($1.event) } }

  /// The runs of acts, in order of time, in which each follows within so many seconds of the one before.
  func runs(within seconds: Int) -> [ArraySlice<Act>] {
    var runs: [ArraySlice<Act>] = []
    var start = 0
    for index in indices
    where index + 1 == count || self[index + 1].time.seconds - self[index].time.seconds > Int64(seconds) {
      runs.append(self[start...index])
      start = index + 1
    }
    return runs
  }
}
