@testable import TestSupport

/// A stretch of time in which a scope's period stayed the same, in milliseconds since 1970.
struct NaiveSpan: Equatable {
  var period: NaiveTimeline.Period
  var begin: Int
  var eventID: String
  var deadline: Int
  var isEstimated: Bool
  /// Until when the logs prove that nothing else was set, in seconds.
  var provenUntil: Int
}

/// What became of the messages that a change excluded.
struct NaivePurge: Equatable {
  var deadline: Int
  var isEstimated: Bool
  var outcome: String
  var resolvedBy: String?
  var resolvedAt: Int?
  var reason: String?
}

extension NaiveTimeline {
  /// The purge that a change opened, if it did: the worse of what all later calls and the undisputed ones say.
  func purge(of change: Change, by eventID: String, asOf: Int) -> NaivePurge? {
    guard ["shortened", "turned-on", "set"].contains(change.effect), case .kept = change.after,
      let spans = spans[change.scope], let index = spans.firstIndex(where: { $0.eventID == eventID })
    else { return nil }
    let own = spans[index]
    let place = steps.firstIndex { $0.eventID == eventID } ?? 0
    let later = steps[(place + 1)...].flatMap { step in
      step.changes.filter { $0.scope == change.scope }.map { (step.eventID, step.time * 1000, $0.after) }
    }
    let all = outcome(of: change, own, later, asOf: asOf)
    let settled = outcome(of: change, own, later.filter { !disputed.contains($0.0) }, asOf: asOf)
    let order = ["averted", "partly-averted", "superseded", "unknown", "pending", "presumed", "carried-out"]
    let isWorse = (order.firstIndex(of: settled.outcome) ?? 0) > (order.firstIndex(of: all.outcome) ?? 0)
    return isWorse ? settled : all
  }

  private func outcome(
    of change: Change, _ own: NaiveSpan, _ later: [(id: String, time: Int, period: Period)], asOf: Int
  ) -> NaivePurge {
    var purge = NaivePurge(deadline: own.deadline, isEstimated: own.isEstimated, outcome: "")
    var inForce = change.after
    for call in later where call.period != inForce {
      // A change in the deadline's own second is before it.
      if call.time > own.deadline / 1000 * 1000 { break }
      var outcome = ""
      switch (call.period, change.before, inForce) {
      case (.unknown, _, _): outcome = "unknown"
      case (.unlimited, _, _): outcome = "averted"
      case (.kept(let new), .kept(let old), _) where new >= old: outcome = "averted"
      case (.kept(let new), _, .kept(let now)) where new < now: outcome = "superseded"
      default: outcome = "partly-averted"
      }
      (purge.outcome, purge.resolvedBy, purge.resolvedAt) = (outcome, call.id, call.time)
      inForce = call.period
      if outcome != "partly-averted" { return purge }
    }
    guard purge.outcome.isEmpty else { return purge }
    purge.outcome = "pending"
    if own.deadline <= asOf {
      purge.reason = coverage.gap(account, from: own.begin / 1000, to: (own.deadline + 999) / 1000)
      purge.outcome = purge.reason == nil ? "carried-out" : "presumed"
    }
    return purge
  }

  /// The span in force at a moment, if any evidence precedes it.
  func span(of scope: String, at moment: Int) -> NaiveSpan? {
    (spans[scope] ?? []).last { $0.begin <= moment }
  }

  /// The certainty of what was in force: that of the last change so far.
  func certainty(of scope: String, at moment: Int) -> String {
    let changes = steps.filter { $0.time * 1000 <= moment }.flatMap(\.changes)
    return changes.last { $0.scope == scope }?.certainty ?? "none"
  }

  /// goneBefore(t) = max over i with Dᵢ ≤ min(t, Tᵢ₊₁) of min(t, Tᵢ₊₁) − Nᵢ, over the periods begun by then and not
  /// ended before their deadline, be it in its second; of what is proved only as far as the witnesses lead.
  func goneBefore(_ scope: String, at moment: Int, isProven: Bool = false) -> Int? {
    let begun = spans[scope] ?? []
    var limits: [Int] = []
    for (index, span) in begun.enumerated() where span.begin <= moment {
      let next = index + 1 < begun.count ? begun[index + 1].begin : nil
      if let next, next / 1000 <= span.deadline / 1000 { continue }
      var end = min(moment, next ?? moment)
      if isProven {
        let step = steps.first { $0.eventID == span.eventID }
        let certainty = step?.changes.first { $0.scope == scope }?.certainty
        if disputed.contains(span.eventID) || certainty == "assumed" { continue }
        end = min(end, span.provenUntil * 1000)
      }
      if case .kept(let seconds) = span.period, span.deadline <= end {
        limits.append(end - seconds * 1000)
      }
    }
    return limits.max()
  }

  func hiddenBefore(_ scope: String, at moment: Int) -> Int? {
    var limits: [Int] = []
    if let gone = goneBefore(scope, at: moment) { limits.append(gone) }
    if case .kept(let seconds) = span(of: scope, at: moment)?.period {
      limits.append(moment - seconds * 1000)
    }
    return limits.max()
  }
}
