internal import RetentionFindings
internal import RetentionModel

/// How much a page has, and what it leaves out so that a browser opens it at once.
struct PageSize {
  /// The most events, or findings where there are no events, of which everything stands in the page as it is.
  private static let mostInFull = 2000
  /// The most accounts of a large page that have a chart.
  private static let mostCharts = 100

  /// How many events are shown.
  let events: Int
  /// Whether the page has a line an event and a finding, which opens to the rest.
  let isLarge: Bool
  /// The places of the accounts that have a chart: all, or in a large page those whose findings matter most.
  let charted: Set<Int>

  init(of report: Report, _ anchors: HTMLAnchors) {
    let timelines = report.timelines
    events = timelines.reduce(0) { $0 + report.entries(of: $1).count }
    isLarge = (report.contents == .findings ? report.findings.count : events) > PageSize.mostInFull
    guard isLarge, timelines.count > PageSize.mostCharts else {
      charted = Set(timelines.indices)
      return
    }
    let severities = timelines.map { timeline in
      report.entries(of: timeline).lazy.compactMap { anchors.findings(of: $0).first?.finding.severity }.max()
    }
    let worstFirst = Severity.allCases.reversed().flatMap { severity in
      timelines.indices.filter { severities[$0] == severity }
    }
    charted = Set(
      (worstFirst + timelines.indices.filter { severities[$0] == nil }).prefix(PageSize.mostCharts))
  }
}
