internal import RetentionFindings
internal import RetentionModel

extension HTMLWriter {
  /// The first row of an entry: what happened.
  mutating func writeCells(of entry: Entry, _ findings: [HTMLAnchors.NumberedFinding]) {
    let event = entry.event
    element("th", ["scope": "row"]) { $0.time(event.eventTime) }
    element("td") { $0.element("span", ["class": "kind \(entry.kind.rawValue)"], entry.kind.words) }
    lines(entry.movements.map(\.capitalisedFirst))
    lines(entry.changes.agreed { $0.certainty.words })
    lines(entry.changes.agreed { $0.purgeWords(from: event.eventTime)?.text })
    lines([event.who])
    lines([event.source] + (event.isFromConsole ? ["the console"] : []))
    let worst = findings.first.flatMap { Severity.allCases.firstIndex(of: $0.finding.severity) }
    element("td", ["data-key": String((worst ?? -1) + 1)]) { html in
      for each in findings {
        let state = each.finding.suppressed == nil ? each.finding.severity.rawValue : "suppressed"
        html.element(
          "a", ["class": "badge \(state)", "href": "#\(each.anchor)", "title": each.finding.mark],
          "\(each.finding.severity.rawValue): \(each.finding.rule.id)\(each.finding.scope.map { ", \($0.plural)" } ?? "")"
        )
        html.text(" ")
      }
    }
  }

  private mutating func lines(_ lines: [String]) {
    element("td") { html in
      if lines.count == 1 { return html.text(lines[0]) }
      for line in lines { html.element("p", line) }
    }
  }
}

extension Entry {
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
