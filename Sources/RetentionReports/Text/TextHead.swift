internal import RetentionModel

// What text begins with, and the list of what was read at its end.

extension TextLines {
  /// Appends the title, what the report comes to, the case, what was read, and what that covers.
  mutating func append(headOf report: Report, comesTo verdict: Verdict? = nil) {
    let head = report.head
    if let title = head.title { append(InkedText(title.printable, .heading), indent: 2) }
    if let verdict {
      append(verdict, of: report)
      blank()
    }
    append(report.input.summary, indent: 2)
    let parts = [
      ("case", head.caseName?.printable), ("examiner", head.examiner?.printable),
      ("policy", head.policy?.words), ("times", ReaderZone.current.map { _ in ReaderZone.words }),
    ]
    for (label, text) in parts {
      if let text { append(text, label: InkedText(label)) }
    }
    append(coverageOf: report)
  }

  /// Appends the files that were read, where they are asked for.
  mutating func append(filesOf report: Report) {
    guard let files = report.head.inputFiles else { return }
    blank()
    append(InkedText("Input files", .heading), indent: 2)
    if files.isEmpty { append("None", indent: 2) }
    for file in files { append(file.words, lead: "  · ", indent: TextLines.hostileIndent) }
  }
}
