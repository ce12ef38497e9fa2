internal import RetentionFindings
internal import RetentionModel

// What a report comes to, before all else: a tile each for what can be restored, what is pending, what was deleted, what
// looks wrong, and how much of the time is covered.

extension HTMLWriter {
  /// What the report comes to.
  mutating func write(_ verdict: Verdict, of report: Report) {
    let isNamed = report.subjects.count > 1
    element("section", ["id": "verdict", "aria-labelledby": "verdict-title"]) { html in
      html.element("h2", ["id": "verdict-title"], verdict.title)
      for caution in verdict.cautions { html.element("p", ["class": "note"], "\(caution.words).") }
      if verdict.isCalm { html.element("p", ["class": "calm"], "\(Verdict.calmWords).") }
      html.element("div", ["class": "tiles"]) { html in
        if !verdict.isEmpty {
          html.writeRestorable(verdict, isNamed)
          html.writeDeadlines(verdict, isNamed)
          html.writeLosses(verdict, isNamed)
        }
        if report.isScrutinised, !verdict.isEmpty || verdict.findings?.isEmpty == false {
          html.writeCounts(of: report)
        }
        html.tile("Coverage", "coverage") { html in
          html.element("p", verdict.reachWords(isRequested: report.selection.hasTimes) + ".")
          if let percent = verdict.reach.share?.percent { html.writeStrip(percent) }
        }
        let hidden = [report.outOfViewWords, verdict.elsewhereWords].compactMap(\.self)
        if !hidden.isEmpty {
          html.tile("Not shown", "unseen") { html in
            for words in hidden { html.element("p", "\(words).") }
          }
        }
      }
    }
    breakLine()
  }

  private mutating func tile(
    _ title: String, _ kind: String, _ content: (inout HTMLWriter) -> Void
  ) {
    element("div", ["class": "tile \(kind)"]) { html in
      html.element("h3", title)
      content(&html)
    }
  }

  private mutating func writeRestorable(_ verdict: Verdict, _ isNamed: Bool) {
    let isOpen = verdict.restorable.count > 0
    // Of a service that has ended nothing can be, and the words say so.
    let isOver = isOpen && verdict.restorable.listed.allSatisfy(\.isServiceOver)
    tile(isOver ? "Hidden messages" : "Can still be restored", isOpen ? "restorable" : "restorable none") {
      html in
      if !isOpen, verdict.isCalm || verdict.saysNothingRestorable {
        html.element("p", "\(Verdict.nothingRestorableWords).")
      }
      for index in verdict.restorable.listed.indices {
        let line = verdict.restorableLine(index, isNamed: isNamed)
        html.element("p", "\(line.words).")
        if let command = line.command { html.element("pre") { $0.element("code", command) } }
      }
      html.writeMore(verdict.moreRestorableWords)
    }
  }

  private mutating func writeDeadlines(_ verdict: Verdict, _ isNamed: Bool) {
    guard verdict.deadlines.count > 0 else { return }
    tile("Open deadlines", "pending") { html in
      for each in verdict.deadlines.listed { html.element("p", "\(each.words(isNamed: isNamed)).") }
      html.writeMore(verdict.moreDeadlineWords)
    }
  }

  private mutating func writeLosses(_ verdict: Verdict, _ isNamed: Bool) {
    guard verdict.losses.count > 0 else { return }
    let isProven = verdict.losses.listed.contains { $0.provenBefore != nil && !$0.isDisputed }
    tile(isProven ? "Deleted" : "Probably deleted", verdict.cuts > 0 ? "deleted" : "deleted none") { html in
      for each in verdict.shownLosses(isNamed: isNamed) {
        html.element("p", "\(each.words(isNamed: isNamed)).")
      }
      for further in verdict.furtherLossWords(isNamed: isNamed) { html.writeMore(further.words) }
    }
  }

  private mutating func writeCounts(of report: Report) {
    tile("Findings", "counts") { html in
      html.element("p") { html in
        for severity in Severity.allCases.reversed() {
          guard let count = report.counts[severity] else { continue }
          html.element(
            "a", ["class": "badge \(severity.rawValue)", "href": "#findings"], "\(count) \(severity.rawValue)"
          )
          html.text(" ")
        }
      }
      html.element("p", report.findingsWords.text + ".")
    }
  }

  private mutating func writeMore(_ words: String?) {
    if let words { element("p", "\(words).") }
  }

  /// How much is covered, as a strip that is filled so far; the words say the same.
  private mutating func writeStrip(_ percent: Int) {
    element(
      "svg", ["class": "strip", "viewBox": "0 0 100 4", "preserveAspectRatio": "none", "aria-hidden": "true"]
    ) { html in
      html.element("path", ["class": "all", "d": "M0 2H100"], "")
      if percent > 0 { html.element("path", ["class": "covered", "d": "M0 2H\(percent)"], "") }
    }
  }
}
