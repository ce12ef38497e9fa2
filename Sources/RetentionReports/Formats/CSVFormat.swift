internal import RetentionFindings

extension ReportFormat {
  /// A table as RFC 4180 has it: of a history a row an entry and scope, of findings a row each.
  public static let csv = ReportFormat(
    name: "csv", summary: "a table for a spreadsheet: a row an entry and scope, or a row a finding"
  ) { report, target, _ in
    let csv = CSVWriter(to: target)
    switch report.contents {
    case .history: report.writeEntries(to: csv)
    case .findings:
      let columns = CSVColumn<Finding>.findings
      csv.header(of: columns)
      for finding in report.findings { csv.row(finding, in: columns) }
    }
  }
}

extension Report {
  fileprivate func writeEntries(to csv: CSVWriter) {
    let columns = CSVColumn<EntryRow>.entries
    csv.header(of: columns)
    forEachEntryRow { csv.row($0, in: columns) }
  }
}
