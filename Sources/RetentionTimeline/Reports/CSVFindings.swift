extension FindingsReport {
  /// Writes a row a finding, with a header.
  public func writeCSV<Target: TextOutputStream>(to target: Target) {
    var csv = CSVWriter(to: target)
    csv.row(columns.map(\.name))
    let printable = Set(columns.indices.filter { columns[$0].isPrintable })
    for finding in report.findings { csv.row(columns.map { $0.cell(finding) }, printable: printable) }
  }

  /// The name of each column, whether its text is printable already, and what stands in it.
  private var columns: [(name: String, isPrintable: Bool, cell: (Finding) -> String?)] {
    [
      ("severity", false, \.severity.rawValue), ("rule", false, \.rule.id),
      ("eventTime", false, { $0.eventTime?.description }),
      ("recipientAccountId", false, \.recipientAccountId), ("resource", false, \.resource),
      ("scope", false, { $0.scope?.rawValue }), ("title", true, \.title), ("message", true, \.message),
      ("remedy", true, \.remedy), ("eventIDs", false, { $0.eventIDs.joined(separator: " ") }),
      ("attack", false, { $0.rule.attack.joined(separator: " ") }),
      ("suppressed", false, { $0.suppressed?.reason }),
      ("evidence", true, { $0.evidence.map(\.words).joined(separator: "; ") }),
    ]
  }
}
