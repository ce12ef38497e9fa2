extension ReportFormat {
  /// One file for a browser, which loads nothing from anywhere.
  public static let html = ReportFormat(
    name: "html", summary: "one file for a browser, with charts, to read, to search and to print",
    suffixes: ["html", "htm"],
    history: { report, target, _ in
      HTMLReport(report, title: "Chat retention: history and findings", showsAccounts: true).write(to: target)
    },
    findings: { report, target, _ in
      HTMLReport(report, title: "Chat retention: findings", showsAccounts: false).write(to: target)
    },
    state: { state, target, _ in HTMLState(state).write(to: target) },
    integrity: { report, target, _ in
      HTMLIntegrity(integrity: report.integrity, tool: report.tool).write(to: target)
    })
}
