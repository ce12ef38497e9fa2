internal import RetentionFindings
internal import RetentionModel

// A large page has a line for each event and each finding. What a line opens to stands in `HTMLDetails`, in the same
// order; until the script has put it there, a line of an event opens to its eventID.

extension HTMLWriter {
  /// How many lines are laid out together, once they come into view.
  private static let chunk = 100

  /// All entries of an account, in order, one a line.
  mutating func writeCompactHistory(_ entries: [Entry], account: Int, _ anchors: HTMLAnchors) {
    chunks(of: entries) { html, place, entry in
      let attributes: KeyValuePairs<StaticString, String> = [
        "class": "row", "id": anchors.name(of: entry, number: place + 1, account: account),
        "data-kind": entry.kind.rawValue,
      ]
      html.element("details", attributes) { html in
        let findings = anchors.findings(of: entry)
        html.element("summary") { $0.writeLine(of: entry, findings) }
        html.element("p") { html in
          html.identifier(entry.event.eventID ?? "without an eventID")
          guard let worst = findings.first else { return }
          html.text(" ")
          html.element("a", ["href": "#\(worst.anchor)"], "the finding")
        }
      }
    }
  }

  /// An entry on one line: when, who, what moved, and the worst finding. A line that opens is a control, and has no link in it.
  mutating func writeLine(of entry: Entry, _ findings: [HTMLAnchors.NumberedFinding]) {
    element("time", entry.event.eventTime.utcWords)
    text(" ")
    element("span", entry.event.actor.shortName)
    text(" ")
    element("span", entry.lineWords)
    guard let worst = findings.first else { return }
    text(" ")
    element("span") { html in
      html.element("span", ["class": "badge \(worst.state)"], worst.finding.severity.rawValue)
      if findings.count > 1 { html.text(" +\(findings.count - 1)") }
    }
  }

  /// All findings, one a line, those that say the same under one heading.
  mutating func writeCompactFindings(_ groups: [LikeFindings], of report: Report, _ anchors: HTMLAnchors) {
    for group in groups {
      element("h3") { html in
        html.badge(group.kind.severity, group.kind.severity.rawValue)
        html.text(group.words)
      }
      chunks(of: group.findings) { html, _, each in
        html.element("details", ["class": "row", "id": each.anchor]) { html in
          html.element("summary") { html in
            html.element("time", each.finding.eventTime?.utcWords ?? "no time")
            html.text(" ")
            if report.subjects.count > 1 { html.element("span", each.finding.accountWords ?? "") }
          }
          if let entry = anchors.firstEntry(of: each.finding) {
            html.element("p") { $0.element("a", ["href": "#\(entry)"], "the event") }
          }
        }
      }
    }
  }

  private mutating func chunks<Line>(of lines: [Line], _ write: (inout HTMLWriter, Int, Line) -> Void) {
    for start in stride(from: 0, to: lines.count, by: HTMLWriter.chunk) {
      element("div", ["class": "lines"]) { html in
        for place in start..<min(start + HTMLWriter.chunk, lines.count) {
          write(&html, place, lines[place])
          html.breakLine()
        }
      }
    }
  }
}

extension HTMLReport {
  /// What the lines of the page open to, in their order.
  func writeDetails(_ html: inout HTMLWriter) {
    var details = HTMLDetails(lines: size.events + report.findings.count)
    for timeline in report.timelines {
      for entry in report.entries(of: timeline) {
        details.append(to: &html) { $0.writeDetails(of: entry, anchors.findings(of: entry)) }
      }
    }
    for each in likeFindings.flatMap(\.findings) {
      details.append(to: &html) { $0.writeDetails(of: each.group, isBrief: true, anchors) }
    }
    details.end(to: &html)
  }
}

extension HTMLWriter {
  /// What a line of an event opens to: what the columns of a table say, and its record.
  fileprivate mutating func writeDetails(of entry: Entry, _ findings: [HTMLAnchors.NumberedFinding]) {
    element("dl", ["class": "facts"]) { html in
      for cell in entry.cells where !cell.lines.isEmpty {
        html.fact(cell.name) { html in
          for line in cell.lines { html.element("p", line) }
        }
      }
      if !findings.isEmpty {
        html.fact("Findings") { html in
          for each in findings { html.writeBadge(of: each) }
        }
      }
    }
    element("div", ["class": "record"]) { $0.writeRecordFields(of: entry) }
  }
}
