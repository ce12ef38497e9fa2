internal import RetentionModel
internal import RetentionReports

extension Report {
  /// The JSON report as text.
  var json: String {
    string(as: .json)
  }

  /// The text report.
  func text(width: Int = 80, showsEvidence: Bool = true) -> String {
    string(as: .text, style: TextStyle(width: width, showsEvidence: showsEvidence))
  }

  /// A report of everything in some records.
  init(of records: String, input: InputTally = InputTally()) {
    self.init(
      tool: "retention-trail 0.1.0", history: EventHistory([records]), input: input,
      selection: Selection(), asOf: Instant(seconds: 1_800_000_000))
  }
}
