internal import RetentionModel
internal import RetentionReports

extension Report {
  /// The JSON report as text.
  var json: String {
    written(.json)
  }

  /// The text report.
  func text(width: Int = 80, showsEvidence: Bool = true) -> String {
    written(.text, style: TextStyle(width: width, showsEvidence: showsEvidence))
  }

  /// The report in a form.
  func written(_ format: ReportFormat, style: TextStyle = TextStyle()) -> String {
    let target = GatheredText()
    write(format, to: target, style: style)
    return target.text
  }

  /// A report of everything in some records.
  init(of records: String, input: InputTally = InputTally()) {
    self.init(
      tool: "retention-trail 0.1.0", history: EventHistory([records]), input: input,
      selection: Selection(), asOf: Instant(seconds: 1_800_000_000))
  }
}
