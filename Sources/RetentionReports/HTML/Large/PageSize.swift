internal import RetentionFindings
internal import RetentionModel

/// How much a page has, and what it leaves out so that a browser opens it at once.
struct PageSize {
  /// The most events, or findings where there are no events, of which everything stands in the page as it is.
  fileprivate static let mostInFull = 2000
  /// The most accounts of a large page that have a chart.
  private static let mostCharts = 100

  /// How many events are shown.
  let events: Int
  /// Whether the page has a line an event and a finding, which opens to the rest.
  let isLarge: Bool
  /// The places of the accounts that have a chart: all, or in a large page those whose findings matter most.
  let charted: Set<Int>

  /// The places of the accounts, those with the worst findings first.
  let worstFirst: [Int]

  /// How many findings of each severity are shown about each account, but for those that the policy suppresses.
  let findings: [Subject: [Severity: Int]]

  init(of report: Report) {
    let timelines = report.timelines
    events = report.shownEvents
    isLarge = report.isLarge
    var findings: [Subject: [Severity: Int]] = [:]
    for finding in report.findings where finding.suppressed == nil {
      for subject in Set(finding.subjects) {
        findings[subject, default: [:]][finding.severity, default: 0] += 1
      }
    }
    self.findings = findings
    let severities = timelines.map { findings[$0.subject]?.keys.max() }
    let found = Severity.allCases.reversed().flatMap { severity in
      timelines.indices.filter { severities[$0] == severity }
    }
    worstFirst = found + timelines.indices.filter { severities[$0] == nil }
    charted = Set(isLarge ? worstFirst.prefix(PageSize.mostCharts) : worstFirst[...])
  }
}

extension Report {
  fileprivate var shownEvents: Int { timelines.reduce(0) { $0 + entries(of: $1).count } }

  /// Whether a page of it has a line an event and a finding.
  var isLarge: Bool { (contents == .findings ? findings.count : shownEvents) > PageSize.mostInFull }
}
