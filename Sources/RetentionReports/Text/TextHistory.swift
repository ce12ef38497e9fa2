internal import RetentionFindings
internal import RetentionModel

// The parts of a history, in full and a line each.

extension TextLines {
  /// Appends parts with all that is known of each entry.
  mutating func append(_ parts: [HistoryPart], _ findings: [Evidence?: [Finding]], style: TextStyle) {
    var wasChange = true
    for part in parts {
      switch part {
      case .entry(let entry):
        if entry.kind == .change || wasChange { blank() }
        wasChange = entry.kind == .change
        append(entry, style: style)
        append(marksOf: findings[entry.evidence.first] ?? [])
      case .views(let views):
        if wasChange { blank() }
        wasChange = false
        append(
          InkedText(views.viewWords, .aside),
          lead: InkedText("  · \(views[0].event.eventTime.words)  ", .aside), indent: TextLines.hostileIndent)
      }
    }
  }

  /// Appends parts on a line each.
  mutating func append(compact parts: [HistoryPart], _ findings: [Evidence?: [Finding]]) {
    for part in parts {
      switch part {
      case .entry(let entry): append(compact: entry, findings[entry.evidence.first] ?? [])
      case .views(let views): append(compactViews: views)
      }
    }
  }

  /// Appends what an account comes to, in a few lines.
  /// - Parameters:
  ///   - isBrief: without what its history says.
  ///   - isFateSaid: whether what became of the messages is said elsewhere.
  ///   - isCommandSaid: whether the command that restores them is.
  mutating func append(
    account: AccountSummary, isBrief: Bool = false, isFateSaid: Bool, isCommandSaid: Bool
  ) {
    append(account.periodWords, label: "in force")
    if !isBrief, let words = account.lastChangeWords { append(words, label: "last change") }
    if !isFateSaid {
      for deadline in account.deadlineWords { append(InkedText(deadline, .caution), label: "pending") }
      for words in account.hiddenWords { append(InkedText(words, .caution), label: "restorable") }
    }
    if !isCommandSaid, let command = account.command { append(verbatim: command, label: "restore with") }
    if !isFateSaid { for gone in account.goneWords { append(InkedText(gone, .harm), label: "gone") } }
    if !isBrief, let words = account.findingWords { append(words, label: "findings") }
  }
}
