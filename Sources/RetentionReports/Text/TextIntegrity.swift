internal import RetentionModel

// What digests prove, as text.

extension Integrity {
  private static let shownItems = 200

  func writeText(to target: any ReportTarget, style: TextStyle) {
    var lines = TextLines(style)
    lines.append(InkedText(verdictWords, isWhole ? .heading : .alarm), indent: 2)
    lines.append(logWords, label: "logs")
    if let basisWords { lines.append(basisWords, label: "") }
    lines.append(digestWords, label: "digests")
    target.write(lines.text)
    for chain in chains { write(chain, to: target, style) }
    write(items, to: target, style)
    lines = TextLines(style)
    lines.blank()
    lines.append(InkedText("Not proved by these files", .heading), indent: 2)
    for line in limitWords { lines.append(line, lead: "  · ", indent: TextLines.hostileIndent) }
    target.write(lines.text)
  }

  private func write(_ chain: DigestChain, to target: any ReportTarget, _ style: TextStyle) {
    var lines = TextLines(style)
    lines.blank()
    lines.append(InkedText(chain.words, .heading), indent: TextLines.hostileIndent)
    lines.append(chain.extentWords, label: "chain")
    lines.append(each: chain.spans.map(\.words), label: "covered")
    lines.append(each: chain.gaps.map(\.words), label: "not covered")
    target.write(lines.text)
  }

  private func write(_ items: [IntegrityItem], to target: any ReportTarget, _ style: TextStyle) {
    guard !items.isEmpty else { return }
    var lines = TextLines(style)
    lines.blank()
    lines.append(InkedText("Files", .heading), indent: 2)
    // What alarms is never cut off by what does not.
    let alarming = items.filter(\.isAlarming)
    let others = items.filter { !$0.isAlarming }
    for item in alarming + others.prefix(max(Integrity.shownItems - alarming.count, 0)) {
      lines.append(item.path.printable, lead: "  · ", indent: TextLines.hostileIndent)
      lines.append(
        InkedText(item.words, item.isAlarming ? .alarm : nil), label: InkedText(item.kind))
      target.write(lines.text)
      lines = TextLines(style)
    }
    let more = others.count - max(Integrity.shownItems - alarming.count, 0)
    if more > 0 { lines.append("\(more.counted("more file")); other formats list all", indent: 2) }
    target.write(lines.text)
  }
}

extension TextLines {
  private static let shown = 20

  /// Appends some lines under one label.
  fileprivate mutating func append(each words: [String], label: InkedText) {
    for (number, line) in words.prefix(TextLines.shown).enumerated() {
      append(line, label: number == 0 ? label : "")
    }
    if words.count > TextLines.shown { append("\(words.count - TextLines.shown) more", label: "") }
  }
}
