extension ReportFormat {
  /// One file for a browser, which loads nothing from anywhere.
  public static let html = ReportFormat(
    name: "html", summary: "one file for a browser, with charts, to read, to search and to print"
  ) { report, target, _ in
    HTMLReport(report).write(to: target)
  }
}
