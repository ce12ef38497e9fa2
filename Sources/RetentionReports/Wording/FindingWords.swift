internal import RetentionFindings
internal import RetentionModel
// How a finding reads in parts.

extension Finding {
  /// One line, for a place that tells the events themselves.
  var mark: String {
    "\(title) (\(rule.id))" + (suppressed.map { "; suppressed: \($0.reason.printable)" } ?? "")
  }

  /// Whose it is: `AWS account 111122223333, 6ff06543…, rooms`; nil where it names nobody.
  var accountWords: String? {
    let parts = [
      recipientAccountId.map { "AWS account \($0.printable)" }, resource?.printable, scope?.plural,
    ].compactMap(\.self)
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }
}

extension Suppression {
  /// The policy's reason, and until when it holds.
  var words: String {
    reason.printable + (expiry.map { ", until \($0.words)" } ?? "")
  }
}
