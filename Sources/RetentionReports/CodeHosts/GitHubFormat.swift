internal import RetentionFindings
internal import RetentionModel

extension ReportFormat {
  /// Commands of a GitHub workflow, each of which shows a finding as an annotation: the findings alone.
  ///
  /// Source: GitHub's documentation of workflow commands.
  public static let github = ReportFormat(
    name: "github", summary: "the findings as annotations of a GitHub workflow, one a line", suffixes: [],
    history: { report, target, _ in report.writeAnnotations(to: target) },
    findings: { report, target, _ in report.writeAnnotations(to: target) })
}

extension Report {
  fileprivate func writeAnnotations(to target: any ReportTarget) {
    for problem in input.problems {
      target.write(
        "::error file=\(problem.path.property),title=\(problem.kind.rawValue)::\(problem.message.data)\n")
    }
    for finding in findings {
      let command = finding.suppressed == nil ? finding.severity.command : "notice"
      let file = finding.evidence.first.map { "file=\($0.path.property)," } ?? ""
      let title = "\(finding.severity.rawValue): \(finding.title) (\(finding.rule.id))"
      let suppressed = finding.suppressed.map { " Suppressed: \($0.words)." } ?? ""
      let remedy = finding.command.map { " Restore with: \($0)" } ?? ""
      target.write(
        "::\(command) \(file)title=\(title.property)::\("\(finding.message)\(suppressed)\(remedy)".data)\n")
    }
  }
}

extension Severity {
  fileprivate var command: String { level == "note" ? "notice" : level }
}

extension String {
  /// The text as what a workflow command says.
  fileprivate var data: String { printable.escaping("%") }

  /// The text as a property of a workflow command.
  fileprivate var property: String { printable.escaping("%:,") }

  /// The text, printable before, with some ASCII characters in percent and digits.
  private func escaping(_ characters: String) -> String {
    let wanted = Set(characters.unicodeScalars)
    var result = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      if wanted.contains(scalar) {
        result.append(contentsOf: "%\(String(scalar.value, radix: 16, uppercase: true))".unicodeScalars)
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }
}
