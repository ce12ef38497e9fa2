internal import RetentionFindings
internal import RetentionModel

extension HTMLWriter {
  /// A row an account: what is in force, what happened, and how bad it looks.
  mutating func writeAccounts(of report: Report, _ size: PageSize) {
    element("section", ["id": "accounts", "aria-labelledby": "accounts-title"]) { html in
      html.element("h2", ["id": "accounts-title"], "Accounts")
      guard !report.timelines.isEmpty else {
        html.element("p", "No retention call of these accounts was read.")
        return
      }
      html.scrollable(labelledBy: "accounts-caption") { html in
        html.element("table", ["class": "accounts"]) { html in
          html.element(
            "caption", ["id": "accounts-caption"],
            "Each account with its periods as of \(report.asOf.words)\(report.clockCaveat)")
          html.writeColumns([
            "Account", "Over time", "Periods", "Changes", "Failed attempts", "Views", "Findings",
          ])
          html.element("tbody") { html in
            let sparkline = Sparkline(of: report)
            for index in size.worstFirst {
              html.writeAccountRow(
                number: index + 1, of: report, size, size.charted.contains(index) ? sparkline : nil)
              html.breakLine()
            }
          }
        }
      }
    }
  }

  private mutating func writeAccountRow(
    number: Int, of report: Report, _ size: PageSize, _ sparkline: Sparkline?
  ) {
    let timeline = report.timelines[number - 1]
    let findings = size.findings[timeline.subject] ?? [:]
    let entries = report.entries(of: timeline)
    element("tr") { html in
      html.element("th", ["scope": "row"]) { html in
        html.element("a", ["href": "#account-\(number)"], timeline.subject.words)
      }
      html.element("td") { html in
        if let sparkline { html.write(sparkline, of: timeline) }
      }
      html.element("td", ["class": "periods"]) { html in
        for state in report.states(of: timeline, at: report.asOf) {
          html.element("p", "\(state.scope.plural): \(state.period.words)")
          for open in state.openPurges {
            html.element("p", ["class": "hidden"], "deletion due \(open.purge.deadlineWords)")
          }
        }
      }
      for kind in Entry.Kind.counted {
        html.element("td", String(entries.count { $0.kind == kind }))
      }
      html.element("td") { html in
        if findings.isEmpty {
          html.text(report.hidden > 0 || !report.outOfView.isEmpty ? "none shown" : "none")
        }
        for severity in Severity.allCases.reversed() {
          guard let count = findings[severity] else { continue }
          html.badge(severity, "\(count) \(severity.rawValue)")
        }
      }
    }
  }
}
