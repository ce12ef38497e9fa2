import RetentionTimeline

extension Report {
  /// The JSON report as text.
  var json: String {
    let target = GatheredText()
    writeJSON(to: target)
    return target.text
  }

  /// The text report.
  func text(width: Int = 80, showsEvidence: Bool = true) -> String {
    var text = ""
    writeText(to: &text, style: TextStyle(width: width, showsEvidence: showsEvidence))
    return text
  }

  /// A report of everything in some records.
  init(of records: String, input: InputTally = InputTally()) {
    self.init(
      tool: "retention-trail 0.1.0", history: EventHistory([records]), input: input,
      selection: Selection(), asOf: Instant(seconds: 1_800_000_000))
  }
}

/// A target that can be handed over by value and read afterwards.
private final class GatheredText: TextOutputStream {
  var text = ""

  func write(_ string: String) { text += string }
}
