import RetentionModel

// The package's timelines in the words of the naive ones, so that both can be compared with ==.

extension NaiveTimeline.Period {
  init(_ period: Period) {
    self =
      switch period {
      case .unknown: .unknown
      case .unlimited: .unlimited
      case .days(let days): .days(days)
      case .hours: preconditionFailure("the naive reading counts days alone")
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
  /// What the package makes of the calls.
  func timelines(of calls: [ToldCall]? = nil) -> [Timeline] {
    let history = EventHistory(calls ?? self.calls)
    return history.timelines(asOf: Instant(milliseconds: asOf), coverage: coverage(with: history))
  }

  /// What the files and events prove.
  func coverage(with history: EventHistory) -> Coverage {
    let events = calls.flatMap { RecordReading($0.json).events }
    return Coverage(files: witnesses, events: events)
  }

  /// The files as the package is told of them.
  var witnesses: Witnesses {
    var witnesses = Witnesses()
    for file in files {
      guard let slot = LogFileSlot(path: file.name) else { continue }
      if file.isWhole {
        witnesses.add(slot, path: file.name)
      } else {
        witnesses.add(fault: .corruptGzip, slot: slot, path: file.name)
      }
    }
    for number in 0..<unplacedFaults {
      witnesses.add(fault: .invalidJSON, slot: nil, path: "\(number).json")
    }
    return witnesses
  }

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

extension Witnesses {
  /// Adds a log file of us-east-1 that was read whole.
  /// - Parameter end: the time in its name, in seconds since 1970; it is cut to the minute.
  mutating func add(fileOf account: String = "111122223333", at end: Int) {
    let time = Instant(seconds: Int64(end)).description.replacing("-", with: "").replacing(":", with: "")
    let path = "\(account)_CloudTrail_us-east-1_\(time.prefix(13))Z_AbCdEfGhIjKlMnOp.json.gz"
    if let slot = LogFileSlot(path: path) { add(slot, path: path) }
  }
}
