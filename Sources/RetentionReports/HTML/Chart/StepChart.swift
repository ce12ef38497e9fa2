internal import RetentionFindings
internal import RetentionModel

// One drawing an account, of fixed width, which the browser scales:
//
//   Rooms          a panel a scope: the step line, with unknown times hatched and grace periods shaded,
//   2024  2025     the axis of time
//   Conversations
//   attempts ×     lanes: what belongs to no single scope
//   views    |
//   findings ◆
//   logs     ▃▃▃▃  how far they cover the time
//   2024  2025

/// An account's periods over time, ready to be drawn.
struct StepChart {
  /// The periods of one scope.
  struct Panel {
    let scope: Scope
    let axis: PeriodAxis
    /// The periods of the whole history, the unknown beginning first.
    let history: [ScopeHistory.Stretch]
    let steps: [Step]
    /// The messages that still exist.
    let kept: KeptBand?
  }

  /// A change of one scope, with the entry that made it.
  struct Step {
    let entry: Entry
    let change: Entry.Change
    /// Where the entry is in the document; nil where it is not shown.
    let target: String?
    var time: Instant { entry.event.eventTime }
  }

  /// A mark in a lane or at a step.
  struct Mark {
    let time: Instant
    let kind: ChartMark
    /// What it says of itself; made where it is drawn, as most of very many are not.
    let words: @Sendable () -> String
    /// Where what it stands for is in the document; nil where it is not shown.
    let target: String?
  }

  let subject: Subject
  let time: TimeAxis
  /// Where the input ends; nothing is known to have happened after it.
  let logsEnd: Instant?
  /// The clock.
  let asOf: Instant
  let panels: [Panel]
  /// Each lane with its name.
  let lanes: [(name: String, marks: [Mark])]
  /// How far the logs cover the time; nil where nothing is known of that.
  let strip: CoverageStrip?

  static let width = 1000.0
  static let laneHeight = 26.0

  /// How far apart two marks at the steps are at the least.
  var spot: Double { panels.contains { $0.steps.count > 100 } ? 8 : 1 }

  /// Whether any period is known in view.
  var hasPeriods: Bool { panels.contains { $0.history.contains { $0.period != .unknown } } }

  /// Whether at some time in view a period is not known.
  var hasUnknownTimes: Bool {
    panels.contains { $0.stretches(in: time).contains { $0.period == .unknown && $0.since < $0.until } }
  }

  /// Where the first panel begins.
  var top: Double { panels.first?.axis.top ?? 0 }
  /// Where the lanes begin.
  var lanesTop: Double { (panels.last?.axis.bottom ?? 0) + 34 }
  /// Where the axis of time stands.
  var bottom: Double { lanesTop + Double(lanes.count + (strip == nil ? 0 : 1)) * StepChart.laneHeight + 4 }
  var height: Double { bottom + 26 }

  /// - Parameters:
  ///   - entries: those that are shown, which the chart spans; the periods are those of the whole history.
  ///   - extent: what is covered of the account and Region of the first change.
  init?(
    _ timeline: Timeline, shown entries: [Entry], of report: Report, _ anchors: HTMLAnchors,
    extent: Coverage.Extent? = nil
  ) {
    let service = timeline.subject.service
    let covered = report.coverage.span(of: timeline.places.first)
    let axis = TimeAxis(
      around: entries, graceDays: service.graceDays ?? 0, logs: report.selection.hasTimes ? nil : covered,
      asOf: report.asOf)
    guard let axis else { return nil }
    subject = timeline.subject
    time = axis
    asOf = report.asOf
    logsEnd = covered?.upperBound
    strip = extent.map { CoverageStrip($0, of: report.coverage, over: axis, until: report.asOf) }
    panels = service.scopes.enumerated().map {
      Panel(of: $1, in: timeline, number: $0, until: report.asOf, anchors)
    }
    // The least first, so that the worst is drawn on top.
    let findings = entries.flatMap { entry in
      anchors.findings(of: entry).compactMap { each in
        Mark(each).map { (severity: each.finding.severity, mark: $0) }
      }
    }.sorted { $0.severity < $1.severity }.map(\.mark)
    func marks(_ kind: Entry.Kind, _ mark: ChartMark) -> [Mark] {
      entries.filter { $0.kind == kind }.map { Mark($0, mark, anchors) }
    }
    lanes = [
      ("failed attempts", marks(.attempt, .attempt)), ("views", marks(.access, .access)),
      ("findings", findings),
    ]
  }
}

extension StepChart.Mark {
  fileprivate init(_ entry: Entry, _ kind: ChartMark, _ anchors: HTMLAnchors) {
    self.init(
      time: entry.event.eventTime, kind: kind, words: { entry.chartWords },
      target: anchors.name(ofShown: entry))
  }

  /// Nil for a finding that is about no event.
  fileprivate init?(_ each: HTMLAnchors.NumberedFinding) {
    let group = each.group
    guard let time = group.first.eventTime else { return nil }
    self.init(
      time: time, kind: .finding(group.first.severity), words: { group.chartWords(at: time) },
      target: each.anchor)
  }
}

extension StepChart.Step {
  /// At its period.
  var mark: StepChart.Mark {
    StepChart.Mark(
      time: time, kind: change.isMove ? .change : .unchanged, words: { [self] in words }, target: target)
  }

  /// At the deadline of what it condemned.
  func mark(of purge: Purge) -> StepChart.Mark {
    StepChart.Mark(
      time: purge.deadline, kind: .deadline(purge.outcome), words: { [self] in words(of: purge) },
      target: target)
  }
}

extension StepChart.Panel {
  private static let gap = 62.0

  /// - Parameters:
  ///   - number: how many panels stand above it.
  ///   - asOf: the clock.
  fileprivate init(
    of scope: Scope, in timeline: Timeline, number: Int, until asOf: Instant, _ anchors: HTMLAnchors
  ) {
    self.scope = scope
    axis = PeriodAxis(top: 44 + Double(number) * (PeriodAxis.height + StepChart.Panel.gap))
    history = timeline.histories[scope]?.stretches ?? []
    steps = timeline.entries.flatMap { entry in
      entry.changes.filter { $0.scope == scope }.map {
        StepChart.Step(entry: entry, change: $0, target: anchors.name(ofShown: entry))
      }
    }
    kept = timeline.histories[scope].map { KeptBand($0, until: asOf) }
  }

  /// The periods that were in force, each once, in order.
  var periods: [Period] {
    var known: Set<Period> = []
    return history.map(\.period).filter { known.insert($0).inserted }
  }

  /// A time in which one period was in force.
  struct Stretch {
    let since: Instant
    let until: Instant
    let period: Period
    /// The period that follows; nil at the end.
    let next: Period?
  }

  /// The stretches from the beginning of an axis to its end.
  func stretches(in time: TimeAxis) -> [Stretch] {
    history.enumerated().map { index, stretch in
      let next = index + 1 < history.count ? history[index + 1] : nil
      return Stretch(
        since: stretch.since ?? time.start, until: next?.since ?? time.end, period: stretch.period,
        next: next?.period)
    }
  }
}
