@testable import TestSupport

/// A second, slow and obvious reading of what a history means, written from the specification alone.
///
/// It knows one subject's calls and walks all of them for every question.
struct NaiveTimeline {
  enum Period: Equatable {
    case unknown, unlimited
    /// So many seconds.
    case kept(Int)
  }

  struct Change: Equatable {
    var scope: String
    var before: Period
    var after: Period
    var certainty: String
    var effect: String
    var purge: NaivePurge?
  }

  /// What a call did, in the timeline's order; a call that changed nothing has no changes.
  struct Step: Equatable {
    var eventID: String
    var time: Int
    var kind: String
    var changes: [Change] = []
  }

  private(set) var steps: [Step] = []
  let disputed: Set<String>
  let coverage: NaiveCoverage
  let account: String
  private(set) var spans: [String: [NaiveSpan]] = [:]

  /// - Parameters:
  ///   - calls: one subject's calls, each eventID once.
  ///   - disputed: the eventIDs under which there are several bodies.
  ///   - asOf: in milliseconds.
  init(_ calls: [ToldCall], disputed: Set<String>, asOf: Int, coverage: NaiveCoverage) {
    self.disputed = disputed
    self.coverage = coverage
    account = calls.first?.account ?? ""
    let ordered = calls.sorted { $0.time == $1.time ? $0.eventID < $1.eventID : $0.time < $1.time }
    for call in ordered {
      var step = Step(eventID: call.eventID, time: call.time, kind: NaiveTimeline.kind(of: call))
      for (index, scope) in call.scopeNames.enumerated() {
        let before = spans[scope]?.last?.period ?? .unknown
        guard let said = NaiveTimeline.hear(call, scope: index, before: before) else { continue }
        step.changes.append(
          Change(
            scope: scope, before: before, after: said.period, certainty: said.certainty,
            effect: NaiveTimeline.effect(from: before, to: said.period)))
        extend(scope, with: said, by: call)
      }
      steps.append(step)
    }
    for step in steps.indices {
      for change in steps[step].changes.indices {
        steps[step].changes[change].purge = purge(
          of: steps[step].changes[change], by: steps[step].eventID, asOf: asOf)
      }
    }
  }

  /// Successive equal periods are one, with the first's beginning and deadline; so are the unknown
  /// beginning and what a first call leaves unknown.
  private mutating func extend(
    _ scope: String, with said: (period: Period, certainty: String), by call: ToldCall
  ) {
    if spans[scope]?.last?.period ?? .unknown == said.period { return }
    spans[scope, default: []].append(
      NaiveSpan(
        period: said.period, begin: call.time * 1000, eventID: call.eventID,
        deadline: call.deletion ?? (call.time + call.service.grace) * 1000,
        isEstimated: call.deletion == nil && call.service.grace > 0,
        provenUntil: coverage.provenUntil(account, from: call.time)))
  }

  private static func kind(of call: ToldCall) -> String {
    if !call.isPut { return "access" }
    return call.failure == .none ? "change" : "attempt"
  }

  private static func effect(from before: Period, to after: Period) -> String {
    switch (before, after) {
    case (_, .unknown): "unknown"
    case (.unknown, _): "set"
    case (.unlimited, .unlimited): "unchanged"
    case (.unlimited, .kept): "turned-on"
    case (.kept, .unlimited): "turned-off"
    case (.kept(let old), .kept(let new)):
      old == new ? "unchanged" : old < new ? "lengthened" : "shortened"
    }
  }

  /// What the scope is after the call, nil where the call says nothing about any state.
  private static func hear(_ call: ToldCall, scope: Int, before: Period)
    -> (period: Period, certainty: String)?
  {
    guard call.failure == .none else { return nil }
    let response = NaiveWord(call.response, scope: scope, of: call.service)
    let request =
      call.verb == .delete ? .speaks(.unlimited) : NaiveWord(call.request, scope: scope, of: call.service)
    guard call.isPut else {
      // An observation; it sets only what is unknown.
      guard before == .unknown, let period = response.period, period != .unknown else { return nil }
      return (period, "reported")
    }
    if response == .silent && request == .silent { return (.unknown, "none") }
    if let period = response.period { return (period, period == .unknown ? "none" : "reported") }
    if let period = request.period { return (period, period == .unknown ? "none" : "requested") }
    if response == .hidden || request == .hidden { return (.unknown, "none") }
    return (before, "assumed")
  }
}

/// What one side of a call says of one scope.
enum NaiveWord: Equatable {
  /// The side holds no settings at all.
  case silent
  /// The side holds settings, but none for this scope.
  case absent
  case hidden
  case speaks(NaiveTimeline.Period)

  init(_ side: ToldCall.Side, scope: Int, of service: ToldService) {
    guard case .words(let words) = side else {
      self = .silent
      return
    }
    self =
      switch words[scope] {
      case .absent, .null: .absent
      case .redactedObject, .redactedDays: .hidden
      case .empty, .daysNull: .speaks(.unlimited)
      case .days(let days): .speaks(service.range ~= days ? .kept(days * service.unit) : .unknown)
      case .wrong: .speaks(.unknown)
      }
  }

  var period: NaiveTimeline.Period? {
    if case .speaks(let period) = self { period } else { nil }
  }
}
