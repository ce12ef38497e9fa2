internal import RetentionModel

/// What was in force at a moment, as a document of its own.
struct HTMLState {
  private let state: StateReport
  private let page: HTMLReport

  init(_ state: StateReport) {
    self.state = state
    page = HTMLReport(
      state.report, title: "Chat retention: state at \(state.moment.words)", showsAccounts: false)
  }

  func write(to target: any ReportTarget) {
    let report = state.report
    var html = HTMLWriter(to: target)
    html.verbatim("<!DOCTYPE html>\n")
    html.element("html", ["lang": "en"]) { html in
      html.element("head") { html in
        html.writeHead(title: "Chat retention: state at \(state.moment.utcWords)", tool: report.tool)
      }
      html.breakLine()
      html.element("body") { html in
        html.element("a", ["class": "skip", "href": "#content"], "Skip to the content")
        html.element("header") { html in page.writeHeader(&html) }
        html.element("main", ["id": "content", "tabindex": "-1"]) { html in
          html.write(report.verdict, of: report)
          for (index, timeline) in report.timelines.enumerated() {
            write(timeline, number: index + 1, to: &html)
          }
          html.writeInput(of: report)
        }
        html.element("footer", "End of the report by \(report.tool), as of \(report.asOf.words).")
      }
    }
    html.breakLine()
    html.flush()
  }

  private func write(_ timeline: Timeline, number: Int, to html: inout HTMLWriter) {
    let name = "account-\(number)"
    let report = state.report
    html.element("section", ["id": name, "class": "account", "aria-labelledby": "\(name)-title"]) { html in
      html.element("h2", ["id": "\(name)-title"], timeline.subject.words)
      if let words = state.endWords(of: timeline) { html.element("p", ["class": "note"], words) }
      html.writeStates(of: timeline, at: state.moment, report)
      for scope in report.states(of: timeline, at: state.moment) {
        for open in scope.openPurges {
          html.element(
            "p", ["class": "hidden"],
            "\(scope.scope.plural.capitalisedFirst): deletion pending, caused by \(open.opener.event.reference), due \(open.purge.deadlineWords)"
          )
        }
      }
      // Once, where the verdict has it.
      let isRescued = report.verdict.restorable.listed.contains { $0.subject == timeline.subject }
      if !isRescued, let remedy = report.remedy(for: timeline) {
        html.element("p", "Restore with:")
        html.element("pre") { $0.element("code", remedy) }
      }
    }
    html.breakLine()
  }
}
