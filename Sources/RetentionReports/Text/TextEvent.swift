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
    for occurrence in trailOccurrences {
      lines.blank()
      lines.append(occurrence.record, gaps: occurrence.gaps)
      for finding in occurrence.findings {
        lines.blank()
        lines.append(finding, style: style)
      }
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
      lines.append(
        "\("Record", .heading) in \(InkedText(record.evidence))", indent: TextLines.hostileIndent)
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

extension TextLines {
  /// Appends one of CloudTrail's own calls, and what was not logged because of it.
  fileprivate mutating func append(_ record: TrailRecord, gaps: [TrailGap]) {
    let event = record.event
    append(InkedText(event.words, .heading), indent: TextLines.hostileIndent)
    append(event.eventTime.words, label: "time")
    append(event.call.rawValue, label: "call")
    append(event.trail.words.capitalisedFirst, label: "trail")
    append(event.actor.caller.printable, label: "caller")
    let origin = [event.sourceIPAddress, event.userAgent].compactMap { $0?.printable }
    if !origin.isEmpty { append(origin.joined(separator: ", "), label: "from") }
    for (index, gap) in gaps.enumerated() { append(gap.words(by: record), label: index == 0 ? "effect" : "") }
    if gaps.isEmpty { append(event.noGapWords, label: "effect") }
    if record.isDisputed { append(TrailRecord.disputeWords, label: "caution") }
    for (index, place) in record.evidence.enumerated() {
      append(InkedText(place), label: index == 0 ? "evidence" : "")
    }
  }
}
