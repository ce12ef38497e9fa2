internal import RetentionFindings
internal import RetentionModel

extension ReportFormat {
  /// A table as RFC 4180 has it: of a history a row an entry and scope, of findings a row each, of a state a row a scope.
  public static let csv = ReportFormat(
    name: "csv", summary: "a table for a spreadsheet: a row an entry and scope, or a row a finding",
    suffixes: ["csv"],
    history: { report, target, _ in
      let columns = CSVColumn<EntryRow>.entries + CSVColumn.policy(of: report)
      CSVWriter(to: target).table(of: columns) { report.forEachEntryRow($0) }
    },
    findings: { report, target, _ in
      let columns = CSVColumn<Finding>.findings + CSVColumn.policy(of: report)
      CSVWriter(to: target).table(of: columns) { report.findings.forEach($0) }
    },
    accounts: { accounts, target, _ in
      let columns = CSVColumn<AccountSummary>.accounts + CSVColumn.policy(of: accounts.report)
      CSVWriter(to: target).table(of: columns) { accounts.report.accounts.forEach($0) }
    },
    state: { state, target, _ in
      CSVWriter(to: target).table(of: CSVColumn<StateRow>.states) { state.forEachRow($0) }
    },
    integrity: { report, target, _ in
      CSVWriter(to: target).table(of: CSVColumn<IntegrityItem>.items) { report.integrity.items.forEach($0) }
    })
}

extension StateReport {
  fileprivate func forEachRow(_ body: (StateRow) -> Void) {
    for timeline in report.timelines {
      for state in report.states(of: timeline, at: moment) {
        body(StateRow(subject: timeline.subject, moment: moment, state: state))
      }
    }
  }
}
