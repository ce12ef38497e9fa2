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
  /// How many findings of each severity are shown about it, and about trails that did not log it or may not have, those
  /// aside that the policy suppresses.
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
  ///   - ofTrails: how many of each severity are about trails that did not log it.
  init(_ timeline: Timeline, in report: Report, findings: [Finding], ofTrails: [Severity: Int]) {
    subject = timeline.subject
    states = report.states(of: timeline, at: report.asOf)
    setter = states.compactMap(\.setter).max { $0.event.precedes($1.event) }
    command = report.remedy(for: timeline)
    events = Dictionary(grouping: report.entries(of: timeline), by: \.kind).mapValues(\.count)
    let judged = findings.filter { $0.suppressed == nil }
    self.findings = judged.bySeverity.merging(ofTrails, uniquingKeysWith: +)
  }
}

/// How many findings about trails concern each account: its own trails', and those of others that log it or may.
private struct TrailFindingCounts {
  private var own: [ExactText: [Severity: Int]] = [:]
  /// Of those that concern other accounts than the trail's.
  private var ofOthers: [Severity: Int] = [:]
  private var ofOthersByTrail: [ExactText: [Severity: Int]] = [:]

  init(_ findings: [Finding], _ selection: Selection) {
    for finding in findings where finding.suppressed == nil {
      guard case .trail(let fact) = finding.fact else { continue }
      let account = ExactText(fact.trail.account)
      if fact.extent.concernsOwn(from: selection.start, to: selection.end) {
        own[account, default: [:]][finding.severity, default: 0] += 1
      }
      if fact.extent.concernsOthers(from: selection.start, to: selection.end) {
        ofOthers[finding.severity, default: 0] += 1
        ofOthersByTrail[account, default: [:]][finding.severity, default: 0] += 1
      }
    }
  }

  func counts(in account: String) -> [Severity: Int] {
    let (own, except) = (own[ExactText(account)] ?? [:], ofOthersByTrail[ExactText(account)] ?? [:])
    return ofOthers.merging(except, uniquingKeysWith: -).merging(own, uniquingKeysWith: +).filter {
      $0.value > 0
    }
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
    let ofTrails = TrailFindingCounts(findings, selection)
    let all = timelines.map { timeline in
      AccountSummary(
        timeline, in: self, findings: bySubject[timeline.subject] ?? [],
        ofTrails: ofTrails.counts(in: timeline.subject.recipientAccountId))
    }
    return Severity.allCases.reversed().flatMap { severity in all.filter { $0.worst == severity } }
      + all.filter { $0.worst == nil }
  }
}
