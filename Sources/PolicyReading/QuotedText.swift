internal import RetentionFindings
internal import RetentionModel

extension String {
  /// The beginning of a text from a policy, fit to be shown.
  var quoted: String {
    let start = unicodeScalars.prefix(60)
    let isWhole = start.endIndex == unicodeScalars.endIndex
    return "`\(String(start).printable)\(isWhole ? "" : "…")`"
  }
}
