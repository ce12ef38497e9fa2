internal import RetentionFindings
internal import RetentionModel

// What a report comes to, in a few lines at its end.

extension TextLines {
  /// Appends what the history that is shown comes to.
  mutating func appendSummary(of report: Report) {
    guard !report.timelines.isEmpty else { return }
    blank()
    append(InkedText("Summary", .heading), indent: 2)
    let entries = report.timelines.flatMap(report.entries)
    let events = Entry.Kind.counted.map { kind in entries.count { $0.kind == kind }.counted(kind.words) }
    append(
      "\(events.joined(separator: ", ")); \(report.timelines.count.counted("account"))", label: "events")
    appendDeletions(entries.flatMap(\.changes).compactMap(\.purge))
  }

  private mutating func appendDeletions(_ purges: [Purge]) {
    guard !purges.isEmpty else { return }
    let outcomes: [Purge.Outcome] = [
      .carriedOut, .presumed, .averted, .partlyAverted, .superseded, .unknown, .pending,
    ]
    var words: InkedText = ""
    for outcome in outcomes {
      let those = purges.filter { $0.outcome == outcome }
      guard !those.isEmpty else { continue }
      words.appendInterpolation(words.text.isEmpty ? "" : ", ")
      words.appendInterpolation("\(those.count) \(outcome.plainWord)", outcome.ink)
      if outcome == .pending, let next = those.map(\.deadline).min() {
        words.appendInterpolation(", the first due on \(next.words)")
      }
    }
    append(words, label: "deletions")
  }
}

extension Report {
  /// Why no event is shown.
  var emptyWords: String {
    subjects.isEmpty ? "no retention event was read" : "no retention event matches these filters"
  }

  /// `3 findings: 1 high, 2 low; --min-level hides 4; the policy suppresses 1`.
  var findingsWords: InkedText {
    let isUnseen = isEmpty || selection.isView && !shownAny
    let none = isUnseen ? "Nothing to judge: \(emptyWords)" : "No findings"
    var words: InkedText = "\(findings.isEmpty ? none : findings.count.counted("finding"))"
    var separator = findings.grouped.count < findings.count ? ", counted for each scope: " : ": "
    for severity in Severity.allCases.reversed() {
      let count = findings.count { $0.severity == severity }
      guard count > 0 else { continue }
      words.appendInterpolation(separator)
      words.appendInterpolation("\(count) \(severity.rawValue)", severity.ink)
      separator = ", "
    }
    if hidden > 0 { words.appendInterpolation("; --min-level hides \(hidden)") }
    if suppressed > 0 { words.appendInterpolation("; the policy suppresses \(suppressed)") }
    return words
  }
}
