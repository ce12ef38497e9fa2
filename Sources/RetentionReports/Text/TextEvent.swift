internal import RetentionFindings
internal import RetentionModel

// All about one event, as text: the entry, what looks wrong about it, and its records.

extension EventReport {
  /// The longest record that is laid out to be read, in bytes.
  private static let longestInText = 1 << 18

  func writeText(to target: any ReportTarget, style: TextStyle) {
    var style = style
    style.showsEvidence = true
    var lines = TextLines(style)
    lines.append(headOf: report)
    if isEmpty {
      lines.blank()
      lines.append("No event \(eventID.printable) was read.", indent: 2)
    }
    for occurrence in occurrences {
      lines.blank()
      lines.append(InkedText(occurrence.timeline.subject.words, .heading), indent: TextLines.hostileIndent)
      lines.blank()
      lines.append(occurrence.entry, style: style)
      for group in occurrence.findings.grouped {
        lines.blank()
        lines.append(group, style: style)
      }
    }
    target.write(lines.text)
    for record in records {
      lines = TextLines(style)
      lines.blank()
      lines.append("\("Record", .heading) in \(record.evidence.words)", indent: TextLines.hostileIndent)
      if record.bytes.count > EventReport.longestInText {
        lines.append("\(record.bytes.count) bytes, which --format json prints", indent: 2)
      } else {
        for line in JSONLayout(record.bytes).lines { lines.append(cutting: line, indent: 2) }
      }
      target.write(lines.text)
    }
    lines = TextLines(style)
    lines.append(filesOf: report)
    target.write(lines.text)
  }
}
