internal import RetentionFindings
internal import RetentionModel

// What a selection leaves out is said, so that nobody takes a part for the whole.

extension Selection {
  /// The options of the view that are used: `--actor and --scope`.
  public var viewOptions: String {
    let used = [
      ("--actor", !actors.isEmpty), ("--scope", !scopes.isEmpty), ("--effect", !effects.isEmpty),
    ].filter(\.1).map(\.0)
    return used.count < 3 ? used.joined(separator: " and ") : "--actor, --scope and --effect"
  }

  /// What the view shows: `callers with “svc”; rooms`; nil where it is no view.
  var viewWords: String? {
    let parts = [
      actors.isEmpty ? nil : "callers with \(actors.map(\.quoted).joined(separator: " or "))",
      scopes.isEmpty ? nil : scopes.map(\.plural).joined(separator: " and "),
      effects.isEmpty ? nil : "changes that are \(effects.map(\.rawValue).joined(separator: " or "))",
    ].compactMap(\.self)
    return parts.isEmpty ? nil : parts.joined(separator: "; ")
  }
}

extension Report {
  /// `--actor hides 3 events and 2 findings (1 high, 1 low)`; nil where no view hides anything.
  public var outOfViewWords: String? {
    let findings = outOfView.values.reduce(0, +)
    guard selection.isView, entriesOutOfView > 0 || findings > 0 else { return nil }
    let options = selection.viewOptions
    return
      "\(options) hide\(options.utf8.contains(UInt8(ascii: " ")) ? "" : "s") \(entriesOutOfView.counted("event")) and \(findings.counted("finding"))\(outOfView.detail)"
  }
}
