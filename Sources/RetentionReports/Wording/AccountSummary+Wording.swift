internal import RetentionFindings
internal import RetentionModel

// How what an account comes to reads; what holds for all scopes is said once.

extension AccountSummary {
  /// `1095 days`, `rooms 30 days; conversations 365 days`
  var periodWords: String {
    states.map(\.scope).joined(states.map { ($0.scope.plural, $0.period.words) }) ?? "not known"
  }

  /// When, by whom and by which event the latest of the periods was set; nil where none is known.
  var lastChangeWords: String? {
    setter.map { setter in
      let event = setter.event
      let shown = setter.kind == .access ? "first shown by a view of" : "by"
      return
        "\(event.eventTime.words) \(shown) \(event.who), event \(event.eventID?.printable ?? "without an eventID")"
    }
  }

  /// When messages will be deleted.
  var deadlineWords: [String] {
    said { state in
      state.openPurges.map {
        "deletion due \($0.purge.deadlineWords), caused by \($0.opener.event.reference)"
      }
    }
  }

  /// What can still be restored.
  var hiddenWords: [String] {
    said { state in state.hiddenWords.map { ["\($0.fate): \($0.messages)"] } ?? [] }
  }

  /// What was deleted.
  var goneWords: [String] { said { state in state.goneWords.map { "\($0.fate): \($0.messages)" } } }

  /// `2 high, 1 low`; nil where there are none.
  var findingWords: InkedText? {
    guard !findings.isEmpty else { return nil }
    var words: InkedText = ""
    for severity in Severity.allCases.reversed() {
      guard let count = findings[severity] else { continue }
      words.appendInterpolation(words.text.isEmpty ? "" : ", ")
      words.appendInterpolation("\(count) \(severity.rawValue)", severity.ink)
    }
    return words
  }

  /// What is to be said of scopes, each once, with the scopes that it does not hold for all of.
  private func said(_ words: (ScopeState) -> [String]) -> [String] {
    let all = states.map { (scope: $0.scope, words: words($0)) }
    var lines: [String] = []
    for line in all.flatMap(\.words) where !lines.contains(line) { lines.append(line) }
    return lines.map { line in
      let scopes = all.filter { $0.words.contains(line) }.map(\.scope.plural)
      return scopes.count == all.count ? line : "\(scopes.joined(separator: " and ")): \(line)"
    }
  }
}
