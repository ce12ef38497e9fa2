public import RetentionFindings

// What is looked for, for readers; the text is that of the rules themselves.

extension Rules {
  /// Writes a line a rule.
  public static func writeList(to target: any ReportTarget, style: TextStyle) {
    let column = (descriptions.map(\.id.count).max() ?? 0) + 2
    for rule in descriptions {
      var lines = TextLines(style)
      let padding = String(repeating: " ", count: column - rule.id.count)
      lines.append(rule.summary, lead: "\(rule.id, .heading)\(padding)", indent: column)
      target.write(lines.text)
    }
  }
}

extension RuleDescription {
  /// Writes all that is to be known of the rule, with an empty line behind it.
  public func writeText(to target: any ReportTarget, style: TextStyle) {
    var lines = TextLines(style)
    lines.append("\("\(id): \(summary)", .heading)", indent: 2)
    lines.append(rationale, label: "why")
    lines.append(severity, label: "severity")
    lines.append(clearing, label: "cleared by")
    if !attack.isEmpty { lines.append(attack.joined(separator: ", "), label: "ATT&CK") }
    for setting in settings {
      lines.append(
        "\(setting.name): \(setting.meaning); \(setting.standard) unless the policy says otherwise",
        label: "setting")
    }
    if !supersedes.isEmpty {
      lines.append("\(supersedes.joined(separator: ", ")) on the same events", label: "instead of")
    }
    for example in flagged { lines.append(example, label: "flagged") }
    for example in passed { lines.append(example, label: "passed") }
    lines.blank()
    target.write(lines.text)
  }
}

extension TextLines {
  fileprivate mutating func append(_ example: Rule.Example, label: InkedText) {
    var label = label
    let policy = example.policy.map { ["policy:"] + $0.split(separator: "\n").map { "  " + $0 } } ?? []
    let clock = example.asOf.map { ["as of \($0)"] } ?? []
    for line in example.history.split(separator: "\n").map(String.init) + clock + policy {
      append(verbatim: line, label: label)
      label = ""
    }
  }
}
