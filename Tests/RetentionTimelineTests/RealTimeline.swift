import RetentionTimeline

// The package's timelines in the words of the naive ones, so that both can be compared with ==.

extension NaiveTimeline.Period {
  init(_ period: Period) {
    self =
      switch period {
      case .unknown: .unknown
      case .unlimited: .unlimited
      case .days(let days): .days(days)
      }
  }
}

extension NaiveTimeline.Step {
  init(_ entry: Entry) {
    self.init(
      eventID: entry.event.eventID ?? "none", time: Int(entry.event.eventTime.seconds),
      kind: entry.kind.rawValue, changes: entry.changes.map { NaiveTimeline.Change($0) })
  }
}

extension NaiveTimeline.Change {
  init(_ change: Change) {
    self.init(
      scope: change.scope.rawValue, before: .init(change.before), after: .init(change.after),
      certainty: change.certainty.rawValue, effect: change.effect.rawValue,
      purge: change.purge.map { NaivePurge($0) })
  }
}

extension NaivePurge {
  init(_ purge: Purge) {
    self.init(
      deadline: purge.deadline.milliseconds, isEstimated: purge.isEstimated,
      outcome: purge.outcome.rawValue, resolvedBy: purge.resolvedBy,
      resolvedAt: purge.resolvedAt?.milliseconds)
  }
}

/// What is said of one scope at one moment.
struct Snapshot: Equatable {
  var scope: String
  var period: NaiveTimeline.Period
  var certainty: String
  var since: Int?
  var setBy: String?
  var goneBefore: Int?
  var hiddenBefore: Int?

  init(_ state: ScopeState) {
    scope = state.scope.rawValue
    period = .init(state.period)
    certainty = state.certainty.rawValue
    since = state.since?.milliseconds
    setBy = state.setter?.event.eventID
    goneBefore = state.goneBefore?.milliseconds
    hiddenBefore = state.hiddenBefore?.milliseconds
  }

  init(_ scope: String, of naive: NaiveTimeline, at moment: Int) {
    let span = naive.span(of: scope, at: moment)
    self.scope = scope
    period = span?.period ?? .unknown
    certainty = naive.certainty(of: scope, at: moment)
    since = span?.begin
    setBy = span?.eventID
    goneBefore = naive.goneBefore(scope, at: moment)
    hiddenBefore = naive.hiddenBefore(scope, at: moment)
  }
}

extension RandomHistory {
  /// What the package makes of the calls.
  func timelines(of calls: [ToldCall]? = nil) -> [Timeline] {
    EventHistory(calls ?? self.calls).timelines(
      asOf: Instant(milliseconds: asOf), reach: Reach(to: reach))
  }
}

extension Reach {
  /// - Parameter milliseconds: since 1970.
  init(to milliseconds: Int) {
    self.init()
    include(Instant(milliseconds: milliseconds))
  }
}
