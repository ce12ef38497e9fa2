internal import RetentionFindings
internal import RetentionModel

extension HTMLWriter {
  /// A row an account: what is in force, what happened, and how bad it looks.
  mutating func writeAccounts(of report: Report, _ anchors: HTMLAnchors) {
    element("section", ["id": "accounts", "aria-labelledby": "accounts-title"]) { html in
      html.element("h2", ["id": "accounts-title"], "Accounts")
      guard !report.timelines.isEmpty else {
        html.element("p", "No retention call of these accounts was read.")
        return
      }
      html.scrollable(labelledBy: "accounts-title") { html in
        html.element("table") { html in
          html.element(
            "caption", "Each account with its periods as of \(report.asOf.words)\(report.clockCaveat)")
          html.writeColumns(["Account", "Periods", "Changes", "Failed attempts", "Look-ups", "Findings"])
          html.element("tbody") { html in
            for (index, timeline) in report.timelines.enumerated() {
              html.writeAccountRow(timeline, number: index + 1, of: report, anchors)
            }
          }
        }
      }
    }
  }

  private mutating func writeAccountRow(
    _ timeline: Timeline, number: Int, of report: Report, _ anchors: HTMLAnchors
  ) {
    let entries = report.entries(of: timeline)
    element("tr") { html in
      html.element("th", ["scope": "row"]) { html in
        html.element("a", ["href": "#account-\(number)"], timeline.subject.words)
      }
      html.element("td", ["class": "periods"]) { html in
        for state in report.states(of: timeline, at: report.asOf) {
          html.element("p", "\(state.scope.plural): \(state.period.words)")
        }
      }
      for kind in Entry.Kind.counted {
        html.element("td", String(entries.count { $0.kind == kind }))
      }
      let severities = entries.flatMap { anchors.findings(of: $0).map(\.finding.severity) }
      html.element("td") { html in
        if severities.isEmpty { html.text("none") }
        for severity in Severity.allCases.reversed() {
          let count = severities.count { $0 == severity }
          if count > 0 { html.badge(severity, "\(count) \(severity.rawValue)") }
        }
      }
    }
  }
}
