internal import RetentionFindings
internal import RetentionModel
extension CSVColumn<Finding> {
  /// One row a finding.
  static var findings: [CSVColumn<Finding>] {
    [
      CSVColumn("severity", \.severity.rawValue),
      CSVColumn("rule", \.rule.id),
      CSVColumn("eventTime") { $0.eventTime?.description },
      CSVColumn("recipientAccountId", \.recipientAccountId),
      CSVColumn("resource", \.resource),
      CSVColumn("scope") { $0.scope?.id },
      CSVColumn("title", isPrintable: true, \.title),
      CSVColumn("message", isPrintable: true, \.message),
      CSVColumn("remedy", isPrintable: true, \.command),
      CSVColumn("eventIDs") { $0.eventIDs.joined(separator: " ") },
      CSVColumn("attack") { $0.rule.attack.joined(separator: " ") },
      CSVColumn("suppressed") { $0.suppressed?.reason },
      CSVColumn("evidence", isPrintable: true) { $0.evidence.map(\.words).joined(separator: "; ") },
    ]
  }
}
