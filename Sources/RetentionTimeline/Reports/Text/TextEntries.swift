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
    if event.isFromColumns {
      append(
        "from a query's columns, as CloudTrail's own record is not there; what was not selected is not known",
        label: "rebuilt")
    }
    if !entry.conflictingBodies.isEmpty {
      append(
        "\(entry.conflictingBodies.count) more with this eventID and other contents",
        label: "in conflict")
    }
    if style.showsEvidence {
      if entry.kind != .change { append(id, label: "event") }
      for evidence in entry.evidence { append(evidence.words, label: "in") }
    }
  }

  private mutating func append(_ change: Change) {
    let movement =
      change.effect == .unchanged
      ? "\(change.after.words), unchanged"
      : "\(change.before.words) → \(change.after.words), \(change.effect.rawValue)"
    let raw = change.invalidPeriod.map { ": the call says \($0.printable)" } ?? ""
    append(
      "\(movement, change.effect.ink) (\(change.certainty.words))\(raw)",
      label: "\(change.scope.plural)")
    guard let purge = change.purge else { return }
    let guess = purge.isEstimated ? " (estimated)" : ""
    append(
      "older messages: deletion on \(purge.deadline.words)\(guess), \(purge.fate, purge.outcome.ink)",
      label: "")
  }

  mutating func append(_ state: ScopeState) {
    if let since = state.since {
      append(
        "\(state.period.words) since \(since.words) (\(state.certainty.words))",
        label: "\(state.scope.plural)")
    } else {
      append("unknown: no earlier event that was read tells it", label: "\(state.scope.plural)")
    }
    if let gone = state.goneBefore {
      append("\("gone for good", .harm): messages from before \(gone.words)", label: "")
    }
    if let hidden = state.hiddenBefore, let end = state.restorableUntil {
      append(
        "\("hidden, but can be restored until \(end.words)", .caution): messages from before \(hidden.words)",
        label: "")
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

extension Certainty {
  /// `reported`, `not known`, …
  var words: String {
    switch self {
    case .reported: "reported"
    case .requested: "requested"
    case .assumed: "assumed: the call does not say"
    case .none: "not known"
    }
  }
}

extension RetentionEvent {
  var who: String {
    [actor.name, actor.factor].compactMap { $0 }.joined(separator: " ")
  }

  var address: String {
    "from \(sourceIPAddress?.printable ?? "an unknown address")"
  }

  fileprivate var origin: String {
    let console = isFromConsole ? "the console" : nil
    let program = userAgent.map { String($0.unicodeScalars.prefix(100)).quoted }
    return [sourceIPAddress?.printable ?? "an unknown address", awsRegion?.printable, console, program]
      .compactMap { $0 }.joined(separator: ", ")
  }

  var wish: String {
    let scopes = call.service.scopes
    let wishes = scopes.indices.compactMap { index in
      requested.setting(at: index)?.words.map { "\(scopes[index].plural) \($0)" }
    }
    return wishes.isEmpty ? "what the record does not show" : wishes.joined(separator: ", ")
  }

  var failure: String {
    [errorCode, errorMessage].compactMap { $0?.quoted }.joined(separator: ", ")
  }

  var failedOutcome: String { isFailure ? ", in vain: \(failure)" : "" }
}

extension String {
  /// A text from a log amid words of ours.
  fileprivate var quoted: String { "“\(printable)”" }
}
