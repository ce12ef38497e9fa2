internal import RetentionFindings
internal import RetentionModel

/// An entry of a history, and one of the scopes that it speaks of: a row of a table.
struct EntryRow {
  let subject: Subject
  let entry: Entry
  /// Nil where the entry speaks of none, as a look-up does.
  let scope: Scope?
  /// What it did to the scope; nil for an attempt or a look-up, which change none.
  let change: Entry.Change?
  /// What the request asks for; nil where it says nothing of the scope.
  let requested: ScopeSetting?
  /// The rules of the findings that begin with the entry.
  let rules: [String]

  /// What stands for the period, where it is none.
  var invalidPeriod: String? {
    if let change { change.invalidPeriod } else { requested?.invalidPeriod }
  }
}

extension Report {
  /// Hands over the rows of the history, in its order; each entry has at least one.
  func forEachEntryRow(_ body: (EntryRow) -> Void) {
    let findings = findingsByPlace
    for timeline in timelines {
      for entry in entries(of: timeline) {
        let rules = Set((findings[entry.evidence.first] ?? []).map(\.rule.id)).sorted()
        entry.rows(of: timeline.subject, rules: rules).forEach(body)
      }
    }
  }
}

extension Entry {
  fileprivate func rows(of subject: Subject, rules: [String]) -> [EntryRow] {
    let rows = subject.service.scopes.compactMap { scope -> EntryRow? in
      let change = changes.first { $0.scope == scope }
      let requested = event.requested.setting(of: scope).flatMap { $0 == .unspecified ? nil : $0 }
      guard change != nil || requested != nil else { return nil }
      return EntryRow(
        subject: subject, entry: self, scope: scope, change: change, requested: requested, rules: rules)
    }
    guard rows.isEmpty else { return rows }
    return [
      EntryRow(subject: subject, entry: self, scope: nil, change: nil, requested: nil, rules: rules)
    ]
  }
}

extension ScopeSetting {
  /// `days`, `unlimited`, `invalid` or `withheld`; nil where it says nothing.
  var kind: String? {
    switch self {
    case .unspecified: nil
    case .off: "unlimited"
    case .kept(let period): period.kind
    case .invalid: "invalid"
    case .hidden: "withheld"
    }
  }

  /// The number of days, where it is one.
  var days: Int? {
    guard case .kept(let period) = self else { return nil }
    return period.days
  }

  /// The number of hours, where it is one.
  var hours: Int? {
    guard case .kept(let period) = self else { return nil }
    return period.hours
  }

  /// What stands there as it is written, where it is no period.
  var invalidPeriod: String? {
    guard case .invalid(let raw) = self else { return nil }
    return raw
  }
}
