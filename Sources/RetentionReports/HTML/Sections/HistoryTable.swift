internal import RetentionModel

// Each entry is a tbody of two rows, so that sorting and filtering take both: what happened, and the record of it.

extension HTMLWriter {
  /// All entries of an account, in order.
  mutating func writeHistory(_ entries: [Entry], account: Int, _ anchors: HTMLAnchors) {
    scrollable(labelledBy: "history-\(account) account-\(account)-title") { html in
      html.element("table", ["class": "history", "id": "table-\(account)"]) { html in
        html.element("caption", "Every event, with what it changed and what became of the older messages")
        html.element("thead") { html in
          html.element("tr") { html in
            html.element("th", ["scope": "col", "aria-sort": "ascending"], "Time")
            for name in HTMLWriter.columns { html.element("th", ["scope": "col"], name) }
          }
        }
        html.breakLine()
        for (place, entry) in entries.enumerated() {
          let name = anchors.name(of: entry, number: place + 1, account: account)
          html.element("tbody", ["id": name, "data-kind": entry.kind.rawValue]) { html in
            html.element("tr") { $0.writeCells(of: entry, anchors.findings(of: entry)) }
            html.element("tr", ["class": "record"]) { html in
              html.element("td", ["colspan": String(HTMLWriter.columns.count + 1)]) {
                $0.writeRecord(of: entry)
              }
            }
          }
          html.breakLine()
        }
      }
    }
  }

  /// Those behind the time.
  private static let columns = [
    "Kind", "Change", "Certainty", "Older messages", "Who", "From", "Findings",
  ]

  /// One filter for the events of all accounts; it stands there only where the script can serve it.
  mutating func writeFilter(count: Int) {
    let attributes: KeyValuePairs<StaticString, String> = [
      "class": "filter", "role": "search", "aria-label": "Filter the events", "hidden": "",
    ]
    element("div", attributes) { $0.writeFilterControls(count: count) }
  }

  /// What is to be typed and chosen, and how many events are left of so many.
  private mutating func writeFilterControls(count: Int) {
    element("label") { html in
      html.text("Text ")
      html.open("input", ["type": "search", "autocomplete": "off", "spellcheck": "false"])
    }
    element("label") { html in
      html.text("Kind ")
      html.element("select") { html in
        html.element("option", ["value": ""], "all events")
        for kind in Entry.Kind.counted {
          html.element("option", ["value": kind.rawValue], "\(kind.words)s")
        }
      }
    }
    element("label") { html in
      html.open("input", ["type": "checkbox"])
      html.text(" only with findings")
    }
    element("output", "\(count) of \(count) events shown")
  }
}
