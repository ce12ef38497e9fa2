@testable import TestSupport
import RetentionModel

// The package's timelines in the words of the naive ones, so that both can be compared with ==.

extension NaiveTimeline.Period {
  init(_ period: Period) {
    self =
      switch period {
      case .unknown: .unknown
      case .unlimited: .unlimited
      case .days(let days): .kept(days * 86_400)
      case .hours(let hours): .kept(hours * 3600)
      }
  }
}

extension ToldService {
  init?(_ service: RetentionService) {
    switch service {
    case .chime: self = .chime
    case .chimeSDK: self = .chimeSDK
    case .example: self = .example
    default: return nil
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
  init(_ change: Entry.Change) {
    self.init(
      scope: change.scope.id, before: .init(change.before), after: .init(change.after),
      certainty: change.certainty.rawValue, effect: change.effect.rawValue,
      purge: change.purge.map { NaivePurge($0) })
  }
}

extension NaivePurge {
  init(_ purge: Purge) {
    self.init(
      deadline: purge.deadline.milliseconds, isEstimated: purge.isEstimated,
      outcome: purge.outcome.rawValue, resolvedBy: purge.resolvedBy,
      resolvedAt: purge.resolvedAt?.milliseconds, reason: purge.reason?.rawValue)
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
  var goneProvenBefore: Int?
  var hiddenBefore: Int?

  init(_ state: ScopeState) {
    scope = state.scope.id
    period = .init(state.period)
    certainty = state.certainty.rawValue
    since = state.since?.milliseconds
    setBy = state.setter?.event.eventID
    goneBefore = state.goneBefore?.milliseconds
    goneProvenBefore = state.goneProvenBefore?.milliseconds
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
    goneProvenBefore = naive.goneBefore(scope, at: moment, isProven: true)
    hiddenBefore = naive.hiddenBefore(scope, at: moment)
  }
}

extension RandomHistory {
  /// The same in the words of the naive reading.
  var naiveCoverage: NaiveCoverage {
    var naive = NaiveCoverage()
    naive.witnesses =
      files.filter(\.isWhole).map { .init(account: $0.account, from: $0.end - 300, to: $0.end) }
      + calls.map { .init(account: $0.account, from: $0.time, to: $0.time) }
    let whole = Set(files.filter(\.isWhole).map(\.name))
    naive.holes = files.filter { !$0.isWhole && !whole.contains($0.name) }
      .map { .init(account: $0.account, from: $0.end - 300, to: $0.end) }
    if unplacedFaults > 0 { naive.holes.append(.init(account: nil, from: .min, to: .max)) }
    return naive
  }
}
