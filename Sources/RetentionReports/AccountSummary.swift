public import RetentionFindings
public import RetentionModel

/// What an account comes to, as of a report's clock.
public struct AccountSummary: Sendable {
  /// The account.
  public let subject: Subject
  /// The scopes that are shown, as they are.
  public let states: [ScopeState]
  /// The latest event that set, or first showed, one of the periods; nil where none is known.
  public let setter: Entry?
  /// The command that brings back what is hidden; nil where there is none.
  public let command: String?
  /// How many events of each kind are shown.
  public let events: [Entry.Kind: Int]
  /// How many findings of each severity are shown about it, those aside that the policy suppresses.
  public let findings: [Severity: Int]

  /// How much its worst finding matters; nil where it has none.
  public var worst: Severity? { findings.keys.max() }

  /// The next moment at which messages will be deleted; nil where no deletion is pending.
  public var nextDeadline: Instant? { states.flatMap(\.openPurges).map(\.purge.deadline).min() }

  /// Until when all that is hidden can be restored; nil where nothing is.
  public var restorableUntil: Instant? { states.compactMap(\.restorableUntil).min() }

  /// - Parameters:
  ///   - timeline: the account's history.
  ///   - report: what is shown of it, and the clock.
  ///   - findings: those about it that are shown.
  init(_ timeline: Timeline, in report: Report, findings: [Finding]) {
    subject = timeline.subject
    states = report.states(of: timeline, at: report.asOf)
    setter = states.compactMap(\.setter).max { $0.event.precedes($1.event) }
    command = report.remedy(for: timeline)
    events = Dictionary(grouping: report.entries(of: timeline), by: \.kind).mapValues(\.count)
    self.findings = findings.filter { $0.suppressed == nil }.bySeverity
  }
}

/// What each account of a report comes to.
public struct AccountsReport: Sendable {
  /// The accounts, and what was read.
  public let report: Report

  /// - Parameter report: the accounts, and what was read.
  public init(_ report: Report) { self.report = report }
}

extension Report {
  /// What each account that is shown comes to: those with the worst findings first, then in the order of accounts.
  public var accounts: [AccountSummary] {
    var bySubject: [Subject: [Finding]] = [:]
    for finding in findings {
      for subject in Set(finding.subjects) { bySubject[subject, default: []].append(finding) }
    }
    let all = timelines.map { AccountSummary($0, in: self, findings: bySubject[$0.subject] ?? []) }
    return Severity.allCases.reversed().flatMap { severity in all.filter { $0.worst == severity } }
      + all.filter { $0.worst == nil }
  }
}
