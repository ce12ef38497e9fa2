internal import RetentionFindings
internal import RetentionModel

// A line an entry, in 80 columns, however wide the terminal is: who and what share the middle.
//
//   2024-05-05 03:07:52Z  svc-mirror        1095 days → 1 day               medium
//   ├─ 20 ─────────────┤  ├─ 16 ─────────┤  ├─ 30 ───────────────────────┤  ├─ 8 ──┤

extension TextLines {
  private static let middle = 48
  private static let whoColumns = 16
  private static let fewestWhoColumns = 8

  /// Appends an entry on one line.
  /// - Parameter findings: those beside it, the worst first.
  mutating func append(compact entry: Entry, _ findings: [Finding]) {
    append(
      compact: entry.event.eventTime, entry.event.actor.shortName, entry.compactWords, entry.compactInk,
      findings.first)
  }

  /// Appends several views of the settings on one line.
  mutating func append(compactViews views: [Entry]) {
    append(compact: views[0].event.eventTime, views.compactCallers, views.compactWords, .aside, nil)
  }

  private mutating func append(
    compact time: Instant, _ who: String, _ what: String, _ ink: Ink?, _ worst: Finding?
  ) {
    let whatColumns = min(
      max(what.columns, TextLines.middle - 2 - TextLines.whoColumns),
      TextLines.middle - 2 - TextLines.fewestWhoColumns)
    let whoColumns = TextLines.middle - 2 - whatColumns
    let (who, what) = (who.cut(to: whoColumns), what.cut(to: whatColumns))
    var line: InkedText = "\(time.utcWords)  \(who)\(who.filler(to: whoColumns))  \(what, ink)"
    if let worst {
      let end: InkedText = "\(what.filler(to: whatColumns))  \(worst.severity.shortWord, worst.severity.ink)"
      line.appendInterpolation(end)
    }
    appendLine(line)
  }
}

extension Entry {
  /// The ink of the worst that it did.
  fileprivate var compactInk: Ink? {
    switch kind {
    case .change: mainChanges.first?.effect.ink
    case .attempt: .caution
    case .access: .aside
    }
  }
}

extension String {
  /// As much of the text as fits, with an ellipsis for the rest.
  fileprivate func cut(to width: Int) -> String {
    columns <= width ? self : String(Substring(self[...].unicodeScalars.prefix(columns: width - 1))) + "…"
  }

  /// The spaces that are behind it in a column.
  fileprivate func filler(to width: Int) -> String {
    String(repeating: " ", count: max(width - columns, 0))
  }
}
