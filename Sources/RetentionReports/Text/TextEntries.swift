internal import RetentionModel

// How an event, and a state, read as text.

extension TextLines {
  private static let labelColumn = 4
  static let textColumn = 19
  /// Where lines go on that hold text from a log: deeper than any line of ours begins.
  static let hostileIndent = 6

  mutating func append(_ entry: Entry, style: TextStyle) {
    let event = entry.event
    let id = event.eventID?.printable ?? "without an eventID"
    switch entry.kind {
    case .change:
      append(
        "\(event.call.eventName)  \(id)", lead: "\(event.eventTime.words, .heading)  ",
        indent: TextLines.hostileIndent)
      append(event.who, label: "by")
      append(event.origin, label: "from")
    case .attempt:
      append(
        "\(event.attempt, .caution): \(event.failure); by \(event.who), \(event.address)",
        lead: "  · \(event.eventTime.words)  ", indent: TextLines.hostileIndent)
    case .access:
      append(
        InkedText("settings viewed by \(event.who), \(event.address)\(event.failedOutcome)", .aside),
        lead: InkedText("  · \(event.eventTime.words)  ", .aside), indent: TextLines.hostileIndent)
    }
    append(together: entry.changes.map { ($0.scope, lines(of: $0, by: event)) })
    if let id = event.replacedEventID { append("the record of \(id.printable)", label: "corrects") }
    for caveat in entry.caveats { append(caveat.words, label: InkedText(caveat.name, .caution)) }
    for other in entry.others.prefix(TextLines.listedOthers) { append(other, style: style) }
    let more = entry.others.count - TextLines.listedOthers
    if more > 0 { append("\(more.counted("more record")) of this event", label: "") }
    if style.showsEvidence {
      if entry.kind != .change { append(id, label: "event") }
      for evidence in entry.evidence { append(InkedText(evidence), label: "in") }
    }
  }

  private static let listedOthers = 4

  /// Another record of the event: what it says, who it names, and where it stands.
  private mutating func append(_ other: OtherBody, style: TextStyle) {
    append(other.words, label: "\(other.standing == .replaced ? "replaces" : "or", .caution)")
    for change in other.changes {
      if let words = change.purgeWords(from: other.event.eventTime) {
        append("\(change.scope.plural): \(words)", label: "")
      }
    }
    if style.showsEvidence { for evidence in other.evidence { append(InkedText(evidence), label: "in") } }
  }

  private func lines(of change: Entry.Change, by event: RetentionEvent) -> [InkedText] {
    let isView = !event.call.isChange
    let words = change.effectWords(isView: isView)
    let effect: InkedText =
      "\(words, change.effect.ink) \(change.certaintyWords(isView: isView))\(change.rawWords)"
    return [effect] + [change.purgeWords(from: event.eventTime)].compactMap(\.self)
  }

  /// Appends what holds for each scope, once where it holds for several.
  /// - Parameter parts: of each scope at least one line; the first begins in lower case.
  mutating func append(together parts: [(scope: Scope, lines: [InkedText])]) {
    var groups: [(scopes: [Scope], lines: [InkedText])] = []
    for part in parts {
      if let index = groups.firstIndex(where: { $0.lines.map(\.text) == part.lines.map(\.text) }) {
        groups[index].scopes.append(part.scope)
      } else {
        groups.append(([part.scope], part.lines))
      }
    }
    for group in groups {
      let isOne = group.scopes.count == 1
      for (number, line) in group.lines.enumerated() {
        let lead = InkedText(number > 0 || isOne ? "" : "\(group.scopes.words.capitalisedFirst): ")
        let label = InkedText(number > 0 ? "" : isOne ? group.scopes.words : "retention")
        append(("\(lead)\(line)" as InkedText).capitalisedFirst, label: label)
      }
    }
  }

  /// What is covered, and what the clock leaves open.
  mutating func append(coverageOf report: Report) {
    for (index, line) in report.coverageLines.enumerated() {
      append(line, label: index == 0 ? "covered" : "")
    }
    for (index, line) in report.integrityLines.enumerated() {
      append(line, label: index == 0 ? "verified" : "")
    }
    if let line = report.clockLine { append(line, label: "clock") }
    for (index, line) in report.trailLines.enumerated() { append(line, label: index == 0 ? "trails" : "") }
  }

  mutating func append(_ words: String, label: InkedText) {
    append(InkedText(words), label: label)
  }

  mutating func append(_ words: InkedText, label: InkedText) {
    // Deeper than where a line of ours begins, so that no text from a log can look like one.
    append(words, lead: TextLines.lead(label), indent: TextLines.textColumn + 2)
  }

  /// A line of ours as it is, however long.
  mutating func append(verbatim line: String, label: InkedText) {
    append(verbatim: InkedText(line), label: label)
  }

  mutating func append(verbatim line: InkedText, label: InkedText) {
    appendLine("\(TextLines.lead(label))\(line)")
  }

  private static func lead(_ label: InkedText) -> InkedText {
    let padding = String(repeating: " ", count: max(textColumn - labelColumn - label.text.columns, 1))
    return "\(String(repeating: " ", count: labelColumn))\(label)\(padding)"
  }
}

extension RetentionEvent {
  /// The address, and what else tells where the call came from.
  fileprivate var origin: String {
    let console = isFromConsole ? "the console" : nil
    let program = userAgent.map { $0.beginning(100).quoted }
    return [source, awsRegion?.printable, console, program]
      .compactMap { $0 }.joined(separator: ", ")
  }
}

extension ScopeState {
  /// What was in force, and what became of the messages, a line each.
  /// - Parameter isFateSaid: whether what became of them is said elsewhere.
  func lines(isFateSaid: Bool) -> [InkedText] {
    let words = sinceWords.map { "\(period.words), \($0)" } ?? ScopeState.unknownWords
    let dispute = [disputeWords].compactMap(\.self).map { InkedText($0, .caution) }
    return [InkedText(words)] + (isFateSaid ? [] : fateLines) + dispute
  }

  private var fateLines: [InkedText] {
    var lines: [InkedText] = goneWords.map { gone in
      "\(gone.fate, gone.isProven ? .harm : .caution): \(gone.messages)"
    }
    if let hiddenWords { lines.append("\(hiddenWords.fate, .caution): \(hiddenWords.messages)") }
    if let nothingRestorableWords { lines.append(InkedText(nothingRestorableWords)) }
    return lines
  }
}
