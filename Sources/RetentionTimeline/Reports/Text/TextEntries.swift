internal import RecordScanner

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
        "\(event.call.rawValue)  \(id)", lead: "\(event.eventTime.words, .heading)  ",
        indent: TextLines.hostileIndent)
      append(event.who, label: "by")
      append(event.origin, label: "from")
    case .attempt:
      append(
        "\("failed attempt", .caution) to set \(event.wish): \(event.failure); by \(event.who), \(event.address)",
        lead: "  · \(event.eventTime.words)  ", indent: TextLines.hostileIndent)
    case .access:
      append(
        InkedText("looked up by \(event.who), \(event.address)\(event.failedOutcome)", .aside),
        lead: InkedText("  · \(event.eventTime.words)  ", .aside), indent: TextLines.hostileIndent)
    }
    for change in entry.changes { append(change) }
    if let id = event.replacedEventID { append("the record of \(id.printable)", label: "corrects") }
    for caveat in entry.caveats { append(caveat.words, label: InkedText(caveat.name)) }
    if style.showsEvidence {
      if entry.kind != .change { append(id, label: "event") }
      for evidence in entry.evidence { append(evidence.words, label: "in") }
    }
  }

  private mutating func append(_ change: Change) {
    append(
      "\(change.effectWords, change.effect.ink) (\(change.certainty.words))\(change.rawWords)",
      label: "\(change.scope.plural)")
    guard let purge = change.purge else { return }
    append(
      "older messages: deletion on \(purge.deadlineWords), \(purge.fate, purge.outcome.ink)",
      label: "")
  }

  mutating func append(_ state: ScopeState) {
    let words = state.sinceWords.map { "\(state.period.words) \($0)" } ?? ScopeState.unknownWords
    append(words, label: "\(state.scope.plural)")
    for (words, ink) in [(state.goneWords, Ink.harm), (state.hiddenWords, .caution)] {
      if let words { append("\(words.fate, ink): \(words.messages)", label: "") }
    }
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
    let padding = String(repeating: " ", count: max(textColumn - labelColumn - label.text.count, 1))
    return "\(String(repeating: " ", count: labelColumn))\(label)\(padding)"
  }
}

extension RetentionEvent {
  /// The address, and what else tells where the call came from.
  fileprivate var origin: String {
    let console = isFromConsole ? "the console" : nil
    let program = userAgent.map { String($0.unicodeScalars.prefix(100)).quoted }
    return [source, awsRegion?.printable, console, program]
      .compactMap { $0 }.joined(separator: ", ")
  }
}
