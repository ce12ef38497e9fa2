internal import RetentionModel

extension HTMLWriter {
  /// How much was read, of which time, and what could not be.
  mutating func writeInput(of report: Report) {
    let input = report.input
    element("section", ["id": "input", "aria-labelledby": "input-title"]) { html in
      html.element("h2", ["id": "input-title"], "What was read")
      html.element("p", input.summary + ".")
      html.element("ul", ["class": "coverage"]) { html in
        for line in report.coverageLines { html.element("li", line) }
      }
      if !report.integrityLines.isEmpty {
        html.element("h3", "Digests")
        html.element("ul", ["class": "coverage"]) { html in
          for line in report.integrityLines { html.element("li", line) }
        }
      }
      if !report.trailLines.isEmpty {
        html.element("h3", "Trails")
        html.element("ul", ["class": "coverage"]) { html in
          for line in report.trailLines { html.element("li", line) }
        }
      }
      html.element(
        "p", "\(input.bytesRead) bytes were read, which were \(input.bytesInflated) when decompressed.")
      html.element("h3", ["id": "problems-title"], "Problems")
      if input.problems.isEmpty {
        html.element("p", "None: everything that was named was read whole.")
      } else {
        html.writeProblems(input.problems)
      }
      if let files = report.head.inputFiles { html.write(files) }
    }
  }

  private mutating func write(_ files: [ReportHead.File]) {
    element("h3", ["id": "files-title"], "Files")
    scrollable(labelledBy: "files-title") { html in
      html.element("table") { html in
        html.element("caption", "What was read, as it is stored")
        html.writeColumns(["File", "Bytes", "SHA-256"])
        html.element("tbody") { html in
          for file in files {
            html.element("tr") { html in
              html.element("th", ["scope": "row"]) { $0.identifier(file.path) }
              html.element("td", file.bytes.map { "\($0)" } ?? "")
              html.element("td") { $0.identifier(file.sha256 ?? "not read whole") }
            }
          }
        }
      }
    }
  }

  private mutating func writeProblems(_ problems: ProblemList) {
    scrollable(labelledBy: "problems-title") { html in
      html.element("table") { html in
        html.element("caption", "What could not be read; all else was")
        html.writeColumns(["File", "Kind", "At byte", "Message", "Records read before it"])
        html.element("tbody") { html in
          for problem in problems {
            html.element("tr") { html in
              html.element("th", ["scope": "row"]) { $0.identifier(problem.path) }
              html.element("td", problem.kind.rawValue)
              html.element("td", String(problem.offset))
              html.element("td", problem.message.printable)
              html.element("td", String(problem.recordsRead))
            }
          }
        }
      }
    }
  }
}
