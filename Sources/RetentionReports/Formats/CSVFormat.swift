internal import RetentionFindings

extension ReportFormat {
  /// A table as RFC 4180 has it: of a history a row an entry and scope, of findings a row each.
  public static let csv = ReportFormat(
    name: "csv", summary: "a table for a spreadsheet: a row an entry and scope, or a row a finding"
  ) { report, target, _ in
    let csv = CSVWriter(to: target)
    switch report.contents {
    case .history: csv.table(of: CSVColumn<EntryRow>.entries) { report.forEachEntryRow($0) }
    case .findings: csv.table(of: CSVColumn<Finding>.findings) { report.findings.forEach($0) }
    }
  }
}
