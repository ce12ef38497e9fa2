extension HTMLWriter {
  /// A row an account: what is in force, what happened, and how bad it looks.
  mutating func writeAccounts(of report: Report, _ anchors: HTMLAnchors) {
    element("section", ["id": "accounts", "aria-labelledby": "accounts-title"]) { html in
      html.element("h2", ["id": "accounts-title"], "Accounts")
      guard !report.timelines.isEmpty else {
        html.element("p", "No retention call of these accounts was read.")
        return
      }
      html.element(
        "div", ["class": "scroll", "tabindex": "0", "role": "region", "aria-labelledby": "accounts-title"]
      ) { html in
        html.element("table") { html in
          html.element("caption", "Each account with its periods \(report.clockWords)")
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

  /// A row of column names.
  mutating func writeColumns(_ names: [String]) {
    element("thead") { html in
      html.element("tr") { html in
        for name in names { html.element("th", ["scope": "col"], name) }
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
        for state in timeline.state(at: report.asOf) {
          html.element("p", "\(state.scope.plural): \(state.period.words)")
        }
      }
      for kind in [Entry.Kind.change, .attempt, .access] {
        html.element("td", ["class": "number"], String(entries.count { $0.kind == kind }))
      }
      let findings = entries.flatMap { anchors.findings(of: $0) }.map(\.finding)
      html.element("td") { html in
        if findings.isEmpty { html.text("none") }
        for severity in Severity.allCases.reversed() {
          let count = findings.count { $0.severity == severity }
          if count > 0 { html.badge(severity, "\(count) \(severity.rawValue)") }
        }
      }
    }
  }
}

extension HTMLWriter {
  /// How much something matters, in words on a colour.
  mutating func badge(_ severity: Severity, _ words: String) {
    element("span", ["class": "badge \(severity.rawValue)"], words)
    text(" ")
  }
}

extension Report {
  /// When the states hold.
  var clockWords: String {
    let endsBefore = input.reach.to.map { $0 < asOf } ?? false
    return "as of \(asOf.words)\(endsBefore ? ", if nothing changed after the logs end" : "")"
  }
}
