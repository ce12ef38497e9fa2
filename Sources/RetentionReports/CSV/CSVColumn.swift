internal import RetentionFindings
internal import RetentionModel

/// A column of a table: its name, and what stands in it.
struct CSVColumn<Row> {
  let name: String
  /// Whether the text of its cells is printable already, which is not to be done twice.
  let isPrintable: Bool
  let cell: (Row) -> String?

  init(_ name: String, isPrintable: Bool = false, _ cell: @escaping (Row) -> String?) {
    self.name = name
    self.isPrintable = isPrintable
    self.cell = cell
  }

  init(_ field: Field<Row>) {
    self.init(field.name) { field.value($0).text }
  }

  /// What the findings of all rows are judged by; empty where there is no policy.
  static func policy(of report: Report) -> [CSVColumn<Row>] {
    let policy = report.head.policy
    return [CSVColumn("policy") { _ in policy?.path }, CSVColumn("policySha256") { _ in policy?.sha256 }]
  }
}

extension CSVColumn<EntryRow> {
  /// One row an entry and scope: the first columns, then those that came with each addition.
  static var entries: [CSVColumn<EntryRow>] {
    let fields = EntryRow.fields.printed(in: .csv)
    let first = fields.filter { $0.csvAddition == 0 }
    let added = fields.filter { $0.csvAddition > 0 }.sorted { $0.csvAddition < $1.csvAddition }
    let places: [CSVColumn<EntryRow>] = [
      CSVColumn("findings") { $0.rules.joined(separator: " ") },
      CSVColumn("evidence", isPrintable: true) { $0.entry.evidence.map(\.words).joined(separator: "; ") },
    ]
    return first.map { CSVColumn($0) } + places + added.map { CSVColumn($0) }
  }
}

extension CSVColumn<Finding> {
  /// One row a finding.
  static var findings: [CSVColumn<Finding>] {
    [
      CSVColumn("severity", \.severity.rawValue),
      CSVColumn("rule", \.rule.id),
      CSVColumn("eventTime") { $0.eventTime?.description },
      CSVColumn("recipientAccountId", \.recipientAccountId),
      CSVColumn("resource", \.resource),
      CSVColumn("scope") { $0.scope?.id },
      CSVColumn("title", isPrintable: true, \.title),
      CSVColumn("message", isPrintable: true, \.message),
      CSVColumn("remedy", isPrintable: true, \.command),
      CSVColumn("eventIDs") { $0.eventIDs.joined(separator: " ") },
      CSVColumn("attack") { $0.rule.attack.joined(separator: " ") },
      CSVColumn("suppressed") { $0.suppressed?.reason },
      CSVColumn("evidence", isPrintable: true) { $0.evidence.map(\.words).joined(separator: "; ") },
    ]
  }
}

extension CSVColumn<AccountSummary> {
  /// One row an account.
  static var accounts: [CSVColumn<AccountSummary>] {
    let subject: [Field<AccountSummary>] = Subject.fields.printed(in: .csv).map { $0.within { $0.subject } }
    let counts: [CSVColumn<AccountSummary>] = Entry.Kind.counted.map { kind in
      CSVColumn(kind.countKey) { String($0.events[kind] ?? 0) }
    }
    let periods: CSVColumn<AccountSummary> = CSVColumn("periods", isPrintable: true, \.periodWords)
    let rest: [CSVColumn<AccountSummary>] = [
      CSVColumn("lastChange") { $0.setter?.event.eventTime.description },
      CSVColumn("lastChangeEventID") { $0.setter?.event.eventID },
      CSVColumn("lastChangeBy") { $0.setter?.event.actor.arn },
      CSVColumn("nextDeadline") { $0.nextDeadline?.description },
      CSVColumn("restorableUntil") { $0.restorableUntil?.description },
      CSVColumn("remedy", isPrintable: true, \.command),
      CSVColumn("worst") { $0.worst?.rawValue },
      CSVColumn("findings") { String($0.findings.values.reduce(0, +)) },
    ]
    return subject.map { CSVColumn($0) } + [periods] + counts + rest
  }
}

/// A scope of an account, and the state that it was in at a moment.
struct StateRow {
  let subject: Subject
  let moment: Instant
  let state: ScopeState
}

extension CSVColumn<StateRow> {
  /// One row a scope.
  static var states: [CSVColumn<StateRow>] {
    let subject: [Field<StateRow>] = Subject.fields.printed(in: .csv).map { $0.within { $0.subject } }
    let state: [CSVColumn<StateRow>] = [
      CSVColumn("scope", \.state.scope.id),
      CSVColumn("at", \.moment.description),
      CSVColumn("period", \.state.period.kind),
      CSVColumn("days") { $0.state.period.days.map { String($0) } },
      CSVColumn("certainty", \.state.certainty.rawValue),
      CSVColumn("since") { $0.state.since?.description },
      CSVColumn("setBy") { $0.state.setter?.event.eventID },
      CSVColumn("principal") { $0.state.setter?.event.actor.arn },
      CSVColumn("sourceIPAddress") { $0.state.setter?.event.sourceIPAddress },
      CSVColumn("goneBefore") { $0.state.goneBefore?.description },
      CSVColumn("hiddenBefore") { $0.state.hiddenBefore?.description },
      CSVColumn("restorableUntil") { $0.state.restorableUntil?.description },
      CSVColumn("openPurges") { String($0.state.openPurges.count) },
      CSVColumn("goneProvenBefore") { $0.state.goneProvenBefore?.description },
      CSVColumn("disputed") { $0.state.setter.map { String(!$0.isUndisputed) } },
    ]
    return subject.map { CSVColumn($0) } + state
  }
}

extension CSVColumn<IntegrityItem> {
  /// One row a digest or log.
  static var items: [CSVColumn<IntegrityItem>] {
    [
      CSVColumn("path", \.path),
      CSVColumn("kind", \.kind),
      CSVColumn("verdict", \.verdictName),
      CSVColumn("reason") { $0.reason?.rawValue },
      CSVColumn("other") { $0.other },
      CSVColumn("alarming") { String($0.isAlarming) },
      CSVColumn("message", isPrintable: true, \.words),
    ]
  }
}
