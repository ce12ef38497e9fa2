internal import RetentionModel

// On paper the histories come twice: first one line an event, and at the end, as an appendix, whole.

extension HTMLWriter {
  /// The histories in brief, for paper alone.
  mutating func writeBriefHistories(of report: Report, _ anchors: HTMLAnchors) {
    element("section", ["class": "paper brief", "aria-labelledby": "brief-title"]) { html in
      html.element("h2", ["id": "brief-title"], "Histories, one line an event")
      for timeline in report.timelines {
        html.element("h3", timeline.subject.words)
        for entry in report.entries(of: timeline) {
          html.element("p") { $0.writeLine(of: entry, anchors.findings(of: entry)) }
          html.breakLine()
        }
      }
    }
    element("h2", ["class": "paper appendix"], "Appendix: each account with its records")
  }
}
