internal import RetentionFindings
internal import RetentionModel
internal import CloudTrailRecords

// One drawing an account, of fixed width, which the browser scales:
//
//   Rooms          a panel a scope: the step line, with unknown times hatched and grace periods shaded
//   Conversations
//   attempts ×     lanes: what belongs to no single scope
//   look-ups |
//   findings ◆
//   2024  2025     the axis of time

/// An account's periods over time, ready to be drawn.
struct StepChart {
  /// The periods of one scope.
  struct Panel {
    let scope: Scope
    let axis: PeriodAxis
    /// The periods of the whole history, the unknown beginning first.
    let history: [ScopeHistory.Stretch]
    let steps: [Step]
  }

  /// A change of one scope, with the entry that made it.
  struct Step {
    let entry: Entry
    let change: Change
    var time: Instant { entry.event.eventTime }
  }

  /// A mark in a lane.
  struct Mark {
    let time: Instant
    let kind: ChartMark
    let words: String
  }

  let subject: Subject
  let time: TimeAxis
  /// Where the input ends; nothing is known to have happened after it.
  let logsEnd: Instant?
  let panels: [Panel]
  /// Each lane with its name.
  let lanes: [(name: String, marks: [Mark])]

  static let width = 1000.0
  static let laneHeight = 24.0
  private static let panelGap = 38.0
  /// The beginning of 2020, the year in which the first of the calls came up.
  private static let firstCalls = Instant(seconds: 1_577_836_800)

  /// Where the first panel begins.
  var top: Double { panels.first?.axis.top ?? 0 }
  /// Where the lanes begin.
  var lanesTop: Double { (panels.last?.axis.bottom ?? 0) + 12 }
  /// Where the axis of time stands.
  var bottom: Double { lanesTop + Double(lanes.count) * StepChart.laneHeight + 4 }
  var height: Double { bottom + 26 }

  /// - Parameter entries: those that are shown, which the chart spans; the periods are those of the whole history.
  init?(_ timeline: Timeline, shown entries: [Entry], of report: Report, _ anchors: HTMLAnchors) {
    guard let first = entries.first?.event.eventTime, let last = entries.last?.event.eventTime else {
      return nil
    }
    // A deadline is shown unless it is so far away that the events would stand on one spot.
    let reach = last.adding(days: 3 * (timeline.subject.service.graceDays ?? 0))
    let deadlines = entries.flatMap(\.changes).compactMap { $0.purge?.deadline }
      .filter { $0 <= reach }
    let covered = report.coverage.span(of: timeline.places.first)
    let span = report.selection.start == nil && report.selection.end == nil ? covered : nil
    // A record with a false time must not squeeze the charts of other accounts.
    let start = (span?.lowerBound).map { max($0, StepChart.firstCalls) } ?? first
    let end = ([last, min(span?.upperBound ?? last, report.asOf)] + deadlines).max() ?? last
    subject = timeline.subject
    time = TimeAxis(from: min(first, start), to: end)
    logsEnd = covered?.upperBound
    panels = timeline.subject.service.scopes.enumerated().map { index, scope in
      Panel(
        scope: scope,
        axis: PeriodAxis(top: 30 + Double(index) * (PeriodAxis.height + StepChart.panelGap)),
        history: timeline.histories[scope]?.stretches ?? [],
        steps: timeline.entries.flatMap { entry in
          entry.changes.filter { $0.scope == scope }.map { Step(entry: entry, change: $0) }
        })
    }
    func marks(_ kind: Entry.Kind, _ mark: ChartMark) -> [Mark] {
      entries.filter { $0.kind == kind }.map { entry in
        Mark(
          time: entry.event.eventTime, kind: mark,
          words: "\(entry.event.eventTime.words): \(kind.words) by \(entry.event.actor.name)")
      }
    }
    // The least first, so that the worst is drawn on top.
    let findings = entries.flatMap { anchors.findings(of: $0) }.map(\.finding)
      .sorted { $0.severity < $1.severity }
      .compactMap { finding in
        finding.eventTime.map {
          Mark(
            time: $0, kind: .finding(finding.severity),
            words: "\($0.words): \(finding.severity.rawValue), \(finding.mark)")
        }
      }
    lanes = [
      ("failed attempts", marks(.attempt, .attempt)), ("look-ups", marks(.access, .access)),
      ("findings", findings),
    ]
  }
}
