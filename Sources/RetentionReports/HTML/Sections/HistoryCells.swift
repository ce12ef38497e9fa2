internal import RetentionFindings
internal import RetentionModel

extension HTMLWriter {
  /// The first row of an entry: what happened.
  mutating func writeCells(of entry: Entry, _ findings: [HTMLAnchors.NumberedFinding]) {
    let event = entry.event
    element("th", ["scope": "row"]) { $0.time(event.eventTime) }
    element("td") { $0.element("span", ["class": "kind \(entry.kind.rawValue)"], entry.kind.words) }
    for cell in entry.cells { lines(cell.lines) }
    let worst = findings.first.flatMap { Severity.allCases.firstIndex(of: $0.finding.severity) }
    element("td", ["data-key": String((worst ?? -1) + 1)]) { html in
      for each in findings { html.writeBadge(of: each) }
    }
  }

  /// A finding, from where one gets to it.
  mutating func writeBadge(of each: HTMLAnchors.NumberedFinding) {
    let finding = each.finding
    element(
      "a", ["class": "badge \(each.state)", "href": "#\(each.anchor)", "title": each.group.mark],
      "\(finding.severity.rawValue): \(finding.rule.id)\(each.group.scopes.isEmpty ? "" : ", \(each.group.scopes.words)")"
    )
    text(" ")
  }

  private mutating func lines(_ lines: [String]) {
    element("td") { html in
      if lines.count == 1 { return html.text(lines[0]) }
      for line in lines { html.element("p", line) }
    }
  }
}

extension Entry {
  /// What is said of it between its kind and its findings, under the name of each column.
  var cells: [(name: String, lines: [String])] {
    [
      ("Change", movements.map(\.capitalisedFirst)),
      ("Certainty", changes.agreed { $0.certainty.words }),
      ("Older messages", changes.agreed { $0.purgeWords(from: event.eventTime)?.text }),
      ("Who", [event.who]),
      ("From", [event.source] + (event.isFromConsole ? ["the console"] : [])),
    ]
  }

  /// What it did, or tried to do, to each scope.
  fileprivate var movements: [String] {
    switch kind {
    case .change: changes.map { $0.words(isView: false) }
    case .attempt:
      [event.requestWords.map { "requested \($0)" } ?? "the record does not show what was requested"]
        + event.failureLines
    case .access: changes.map { $0.words(isView: true) } + event.failureLines
    }
  }
}

extension RetentionEvent {
  /// The error's code, as the message stands in the record; nothing where the call succeeded.
  fileprivate var failureLines: [String] {
    guard let failure = errorCode ?? errorMessage else { return [] }
    return ["failed: \(failure.quoted)"]
  }
}

extension [Entry.Change] {
  /// One line where all scopes agree, else one for each that has something to say.
  fileprivate func agreed(_ words: (Entry.Change) -> String?) -> [String] {
    let all = map(words)
    if let first = all.first, let first, all.allSatisfy({ $0 == first }) { return [first] }
    return zip(self, all).compactMap { change, words in words.map { "\(change.scope.plural): \($0)" } }
  }
}
