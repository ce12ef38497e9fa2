internal import RetentionFindings
internal import RetentionModel

// What a report comes to, in a few lines before all others.

extension TextLines {
  /// Appends a verdict.
  mutating func append(_ verdict: Verdict, of report: Report) {
    let isNamed = report.subjects.count > 1
    append(InkedText(verdict.title, .heading), indent: 2)
    for caution in verdict.cautions { append(InkedText(caution.words, caution.ink), label: "caution") }
    if verdict.isCalm { append(InkedText(Verdict.calmWords, .relief), label: "result") }
    appendRestorable(verdict, isNamed)
    let deadlines = verdict.furtherDeadlines
    for deadline in deadlines {
      append(InkedText(deadline.words(isNamed: isNamed), .caution), label: "pending")
    }
    if let words = verdict.moreDeadlineWords { append("\(words)", label: "pending") }
    appendLosses(verdict, isNamed)
    if report.isScrutinised, !verdict.isEmpty || verdict.findings?.isEmpty == false {
      append(report.findingsWords, label: "findings")
    }
    if report.selection.isEverything || verdict.reach.places > 0 {
      append(verdict.reachWords(isRequested: report.selection.hasTimes), label: "coverage")
    }
    let hidden = [report.outOfViewWords, verdict.elsewhereWords].compactMap(\.self)
    for words in hidden { append(InkedText(words, .caution), label: "hidden") }
  }

  private mutating func appendRestorable(_ verdict: Verdict, _ isNamed: Bool) {
    for index in verdict.restorable.listed.indices {
      let line = verdict.restorableLine(index, isNamed: isNamed)
      append(InkedText(line.words, .caution), label: "restorable")
      if let command = line.command { append(verbatim: command, label: "restore with") }
    }
    if let words = verdict.moreRestorableWords { append("\(words)", label: "restorable") }
    if verdict.saysNothingRestorable {
      append(Verdict.nothingRestorableWords, label: "restorable")
    }
  }

  private mutating func appendLosses(_ verdict: Verdict, _ isNamed: Bool) {
    for loss in verdict.shownLosses(isNamed: isNamed) {
      append(
        InkedText(loss.words(isNamed: isNamed), loss.causes.count > 0 ? .harm : nil), label: "deleted")
    }
    for further in verdict.furtherLossWords(isNamed: isNamed) {
      append(InkedText(further.words, further.isByChange ? .harm : nil), label: "deleted")
    }
  }
}
