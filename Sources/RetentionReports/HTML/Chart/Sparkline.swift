internal import RetentionModel

/// An account's periods over the time of all accounts, in the space of a word: a line a scope.
struct Sparkline {
  private let span: ClosedRange<Instant>
  private static let (width, height) = (132.0, 30.0)

  /// Spans all events that are shown; nil where there is none.
  init?(of report: Report) {
    let times = report.timelines.lazy.flatMap { timeline -> [Instant] in
      let entries = report.entries(of: timeline)
      return [entries.first, entries.last].compactMap { $0?.event.eventTime }
    }
    guard let first = times.min(), let last = times.max() else { return nil }
    span = first...max(last, min(report.asOf, last.adding(days: 30)))
  }

  /// The line of a scope as an SVG path; empty where no period is known.
  func path(of history: [ScopeHistory.Stretch]) -> String {
    var line = ""
    for (index, stretch) in history.enumerated() {
      let next = index + 1 < history.count ? history[index + 1] : nil
      let (left, right) = (x(stretch.since ?? span.lowerBound), x(next?.since ?? span.upperBound))
      guard let y = Sparkline.y(stretch.period) else { continue }
      line += "M\(left.coordinate) \(y.coordinate)H\(right.coordinate)"
      line += next.flatMap { Sparkline.y($0.period) }.map { "V\($0.coordinate)" } ?? ""
    }
    return line
  }

  private func x(_ time: Instant) -> Double {
    let seconds = Double(max(span.upperBound.seconds - span.lowerBound.seconds, 1))
    let share = Double(time.seconds - span.lowerBound.seconds) / seconds
    return 1 + min(max(share, 0), 1) * (Sparkline.width - 2)
  }

  /// As in the charts, at their scale.
  private static func y(_ period: Period) -> Double? {
    PeriodAxis(top: 0).y(period).map { $0 / PeriodAxis.height * height }
  }
}

extension HTMLWriter {
  /// The periods of an account, for the eye alone: they stand beside it in words.
  mutating func write(_ sparkline: Sparkline, of timeline: Timeline) {
    element("svg", ["class": "spark", "viewBox": "0 0 132 30", "aria-hidden": "true"]) { html in
      for scope in timeline.subject.service.scopes {
        let line = sparkline.path(of: timeline.histories[scope]?.stretches ?? [])
        if !line.isEmpty { html.element("path", ["class": "line", "d": line], "") }
      }
    }
  }
}
