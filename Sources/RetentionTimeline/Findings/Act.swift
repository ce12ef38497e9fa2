/// An entry of a history, with whose it is.
struct Act: Sendable {
  let timeline: Timeline
  private let index: Int

  init(_ timeline: Timeline, at index: Int) {
    self.timeline = timeline
    self.index = index
  }

  var entry: Entry { timeline.entries[index] }
  var subject: Subject { timeline.subject }
  var event: RetentionEvent { entry.event }
  var time: Instant { entry.event.eventTime }

  /// What makes two callers the same: the role rather than its session.
  var principal: ExactText { ExactText(event.actor.principal) }

  /// Whether the call was refused, rather than failing in some other way.
  var isDenied: Bool {
    guard let code = event.errorCode else { return false }
    return ["Denied", "Unauthorized", "Forbidden", "NotAuthorized"].contains { code.utf8.contains($0.utf8) }
  }

  /// What the call did to one scope.
  func change(of scope: Scope) -> Change? { entry.changes.first { $0.scope == scope } }

  /// The changes that made messages older than a number of days vanish: known before, and less after.
  var cuts: [Change] { entry.changes.filter { $0.effect == .shortened || $0.effect == .turnedOn } }

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
    return Finding(
      rule: description, severity: severity, title: title,
      told: {
        (sentences() + [remedy?.reason, acts.callers, description.rationale])
          .compactMap(\.self).joined(separator: " ")
      },
      remedy: remedy?.command, recipientAccountId: isOfOneAccount ? subject.recipientAccountId : nil,
      resource: isOfOneSubject ? subject.resource : nil,
      subjects: isOfOneSubject ? [subject] : Array(Set(acts.map(\.subject))), scope: scope,
      eventTime: acts[0].time,
      eventIDs: acts.compactMap(\.event.eventID), evidence: acts.flatMap(\.entry.evidence),
      principal: isByOne ? event.actor.principal : nil, suppressed: nil,
      anchor: EventHistory.Key(of: acts[0].event))
  }

  /// Who, and from where.
  fileprivate var caller: String {
    let region = event.awsRegion.map { ", in \($0.printable)" } ?? ""
    let address = event.sourceIPAddress?.printable ?? "an address that the record does not give"
    return "\(event.who), from \(address)\(region)"
  }
}

extension [Act] {
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
