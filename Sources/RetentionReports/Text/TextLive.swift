internal import RetentionFindings
internal import RetentionModel

// What a growing input brings, as text, each with an empty line behind it.

extension LiveReport {
  func writeText(to target: any ReportTarget, style: TextStyle) {
    switch content {
    case .policy:
      guard let policy else { return }
      var lines = TextLines(style)
      lines.append(policy.words, label: "policy")
      lines.blank()
      target.write(lines.text)
    case .arrival(let arrival): arrival.writeText(to: target, style: style)
    case .finding(let finding): finding.writeText(to: target, style: style)
    }
  }
}

extension Arrival {
  /// The account on a line of its own, then the entry.
  fileprivate func writeText(to target: any ReportTarget, style: TextStyle) {
    var lines = TextLines(style)
    lines.append(InkedText(subject.words, .heading), indent: TextLines.hostileIndent)
    lines.append(entry, style: style)
    for (opener, change, purge) in resolved {
      lines.append(
        "\(change.scope.plural): the deletion caused by \(opener.event.reference). \(purge.fate, purge.outcome.ink)",
        label: "ends")
    }
    if isLate {
      lines.append("events that took place later were known before this one", label: "late")
    }
    lines.blank()
    target.write(lines.text)
  }
}

extension Finding {
  fileprivate func writeText(to target: any ReportTarget, style: TextStyle) {
    var lines = TextLines(style)
    lines.append(self, style: style)
    lines.blank()
    target.write(lines.text)
  }
}
