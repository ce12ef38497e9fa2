internal import RetentionFindings
internal import RetentionModel

// What a chart says in words: as a whole, and where a pointer rests on a part of it.

extension StepChart {
  /// What the chart shows, for those who do not see it; the table has the rest.
  var words: String {
    let periods = panels.map { panel in
      let moves = panel.history.compactMap { stretch in stretch.since.map { (time: $0, stretch.period) } }
        .filter { time.contains($0.time) }
      let shown = moves.prefix(12).map { time, period in "\(period.words) from \(time.date)" }
      let more = moves.count > shown.count ? ["and \(moves.count - shown.count) more changes"] : []
      let all = shown + more
      return
        "\(panel.scope.plural.capitalisedFirst): \(all.isEmpty ? "no change" : all.joined(separator: ", "))."
    }
    let counts = lanes.map { "\($0.name): \($0.marks.count)" }.joined(separator: ", ")
    return "\(periods.joined(separator: " ")) \(counts.capitalisedFirst). The history below has every event."
  }

  /// What stands along the periods.
  static let axisWords = "period, longer upwards"

  /// What the strip of the hours is called that the logs cover.
  static let stripName = "logs"

  static let logsEndWords = "the logs end"

  var asOfWords: String { "as of \(asOf.date)" }

  /// What the list of marks is called that share a spot.
  static func spotsWords(_ count: Int) -> String {
    "Marks that share \(count == 1 ? "a spot" : "one of \(count) spots")"
  }

  static func moreMarksWords(_ count: Int) -> String { "and \(count) more, which the history below has" }

  static let keptWords = "messages that still exist, by age"

  /// How the chart is to be read.
  /// - Parameter hasKept: whether it shows the messages that still exist.
  func readingWords(hasKept: Bool) -> String {
    let kept =
      hasKept
      ? " The filled band reaches up to the age of the oldest message that can still exist: it falls where messages are deleted, and rises as the rest grow older."
      : ""
    let clock = time.contains(asOf) ? "" : " As of \(asOf.words), which is outside this chart."
    return
      "The scale of days is logarithmic. Each mark leads to its event or finding; a number stands for so many on one spot, and leads to the list of them.\(kept)\(clock)"
  }

  static func words(afterLogsEnd end: Instant) -> String { "After the logs’ end on \(end.words)" }
}

extension StepChart.Cluster {
  /// The words of its mark; where there are several, how many, and from when to when.
  var words: String {
    let last = marks[marks.count - 1].words()
    return marks.count > 1 ? "\(countWords); the one shown: \(last)" : last
  }

  /// `3 on this spot, from … to …`
  var countWords: String {
    let times = marks.map(\.time)
    guard let first = times.min(), let end = times.max() else { return "" }
    let span = first == end ? "at \(first.words)" : "from \(first.words) to \(end.words)"
    return "\(marks.count) on this spot, \(span)"
  }
}

extension ChartMark {
  /// What it stands for, in the legend.
  var words: String {
    switch self {
    case .change: "change"
    case .unchanged: "the same set again, or taken over"
    case .attempt: "failed attempt"
    case .access: "view"
    case .finding(let severity): "finding, \(severity.rawValue)"
    case .deadline(.carriedOut): "deadline passed: deleted"
    case .deadline(.presumed): "deadline passed: probably deleted"
    case .deadline(let outcome): "deadline, \(outcome.plainWord)"
    }
  }
}

extension StepChart.Step {
  /// `30 days, 2024-05-05`
  var valueWords: String { "\(change.after.words), \(time.date)" }

  var words: String {
    "\(time.words): \(change.words(isView: entry.kind == .access)), by \(entry.event.actor.name)"
  }

  /// Until when what the change hid can be restored.
  func words(of purge: Purge) -> String {
    "\(change.scope.plural.capitalisedFirst): deletion due \(purge.deadlineWords). \(change.fateWords(from: time))"
  }
}

extension StepChart.Panel {
  var keptWords: String {
    "\(scope.plural.capitalisedFirst): \(StepChart.keptWords), if nothing changed that these logs do not show"
  }

  func unknownWords(of stretch: Stretch) -> String {
    "\(scope.plural): unknown from \(stretch.since.words) to \(stretch.until.words)"
  }
}

extension Entry {
  var chartWords: String { "\(event.eventTime.words): \(kind.words) by \(event.actor.name)" }
}

extension FindingGroup {
  func chartWords(at time: Instant) -> String { "\(time.words): \(first.severity.rawValue), \(mark)" }
}

extension CoverageStrip.Kind {
  /// What the logs say of such hours, in the legend.
  var words: String {
    switch self {
    case .proved: "logs: every hour covered by digests"
    case .seen: "logs: seen, less than 7 days apart"
    case .unknown: "logs: none read, not known"
    case .unlogged: "logs: none expected, as a trail did not log"
    case .missing: "logs: missing, altered or not read"
    }
  }
}

extension CoverageStrip {
  func words(of run: Run) -> String {
    "\(run.kind.words), from \(run.from.words) to \(run.until.words) (\(place.recipientAccountId.exactName), \(place.awsRegion.exactName))"
  }
}
