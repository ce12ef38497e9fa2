internal import RetentionModel

/// What digests prove, as a document of its own.
struct HTMLIntegrity {
  let integrity: Integrity
  let tool: String

  func write(to target: any ReportTarget) {
    var html = HTMLWriter(to: target)
    html.verbatim("<!DOCTYPE html>\n")
    html.element("html", ["lang": "en"]) { html in
      html.element("head") { $0.writeHead(title: "CloudTrail logs: integrity", tool: tool) }
      html.breakLine()
      html.element("body") { html in
        html.element("header") { html in
          html.element("p", ["class": "kind"], "Log files and digests of AWS CloudTrail, compared by \(tool)")
          html.element("h1", "Are the logs whole and unaltered?")
          html.element("p", "\(integrity.verdictWords). All times are \(ReaderZone.words).")
        }
        html.element("main", ["id": "content"]) { html in
          writeSummary(&html)
          writeChains(&html)
          writeItems(&html)
        }
        html.element("footer", "End of the report by \(tool).")
      }
    }
    html.breakLine()
    html.flush()
  }

  private func writeSummary(_ html: inout HTMLWriter) {
    html.element("section", ["aria-labelledby": "summary-title"]) { html in
      html.element("h2", ["id": "summary-title"], "Summary")
      html.element("p", "Logs: \(integrity.logWords).")
      if let words = integrity.basisWords { html.element("p", "The valid logs are \(words).") }
      html.element("p", "Digests: \(integrity.digestWords).")
      html.element("h3", "Not proved by these files")
      html.element("ul") { html in
        for line in integrity.limitWords { html.element("li", line) }
      }
    }
  }

  private func writeChains(_ html: inout HTMLWriter) {
    html.element("section", ["aria-labelledby": "chains-title"]) { html in
      html.element("h2", ["id": "chains-title"], "Chains of digests")
      if integrity.chains.isEmpty { html.element("p", "There are no digests among these files.") }
      for chain in integrity.chains {
        html.element("h3", chain.words)
        html.element("p", chain.extentWords + ".")
        html.element("ul", ["class": "coverage"]) { html in
          for span in chain.spans { html.element("li", "covered: \(span.words)") }
          for gap in chain.gaps { html.element("li", "not covered: \(gap.words)") }
        }
      }
    }
  }

  private func writeItems(_ html: inout HTMLWriter) {
    html.element("section", ["aria-labelledby": "files-title"]) { html in
      html.element("h2", ["id": "files-title"], "Files")
      guard !integrity.items.isEmpty else {
        html.element("p", "There is nothing to say of any single file.")
        return
      }
      html.scrollable(labelledBy: "files-title") { html in
        html.element("table") { html in
          html.element("caption", "Digests and logs of which something has to be said")
          html.writeColumns(["File", "Kind", "What was found"])
          html.element("tbody") { html in
            for item in integrity.items {
              html.element("tr") { html in
                html.element("th", ["scope": "row"]) { $0.identifier(item.path) }
                html.element("td", item.kind)
                html.element("td") { html in
                  if item.isAlarming { html.element("strong", item.words) } else { html.text(item.words) }
                }
              }
            }
          }
        }
      }
    }
  }
}
