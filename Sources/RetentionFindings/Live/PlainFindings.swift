internal import RetentionModel

/// What is found in an account without a disputed record, so that a finding bears on another only by superseding it.
///
/// Each part is examined again only where something it depends on was judged anew.
struct PlainFindings: Sendable {
  /// What is found in each entry by itself.
  private var byEntry: [Subject: [[Finding]]] = [:]
  /// What is found in each timeline by itself.
  private var byTimeline: [Subject: [Finding]] = [:]
  private var runs: [RunFindings]
  private var past: PastFindings
  /// What is found by the rules that examine all of it.
  private var ofAccount: [Finding] = []
  private var superseding: Superseding

  init(_ account: LiveAccount, _ examination: Examination) {
    runs = examination.rules.ofRuns.map { RunFindings($0.rule, $0.runs) }
    past = PastFindings(examination.rules.ofPast)
    superseding = Superseding(examination.rules.all)
    var ignored = LiveFindings.Update()
    renew(account, account.wholeRenewals, examination, &ignored)
  }

  /// What is found.
  var findings: [Finding] {
    let all =
      byEntry.values.flatMap { $0.joined() } + byTimeline.values.joined() + runs.flatMap(\.findings)
      + past.findings + ofAccount
    return superseding.remaining(of: all)
  }

  /// Examines what was judged anew.
  mutating func renew(
    _ account: LiveAccount, _ renewals: [Subject: Timeline.Renewal], _ examination: Examination,
    _ update: inout LiveFindings.Update
  ) {
    var exchange = Exchange()
    for (subject, renewal) in renewals {
      examineEntries(of: subject, renewal, in: account, examination, &exchange)
      let found = account.timeline(of: subject).map { timeline in
        examination.found(
          by: examination.rules.ofTimeline,
          in: examination.investigation(of: [], [timeline], account.coverage))
      }
      exchange.replace(byTimeline[subject] ?? [], with: found ?? [])
      byTimeline[subject] = found?.isEmpty ?? true ? nil : found
    }
    let change = AccountChange(account: 0, renewals: renewals)
    for index in runs.indices {
      runs[index].renew([change], in: [account], policy: examination.policy, &exchange) { rule, acts in
        examination.found(by: [rule], in: examination.investigation(of: acts, [], account.coverage))
      }
    }
    past.renew(account, renewals, examination, &exchange)
    if !examination.rules.ofAccount.isEmpty {
      let timelines = account.timelines
      let found = examination.found(
        by: examination.rules.ofAccount,
        in: examination.investigation(of: timelines.acts, timelines, account.coverage))
      exchange.replace(ofAccount, with: found)
      ofAccount = found
    }
    superseding.apply(exchange, &update)
  }

  private mutating func examineEntries(
    of subject: Subject, _ renewal: Timeline.Renewal, in account: LiveAccount, _ examination: Examination,
    _ exchange: inout Exchange
  ) {
    let timeline = account.timeline(of: subject)
    let count = timeline?.entries.count ?? 0
    var known = byEntry.removeValue(forKey: subject) ?? []
    let start = min(renewal.start, known.count)
    for index in renewal.judged.filter({ $0 < start }) + Array(start..<max(count, known.count)) {
      let found =
        index < count ? timeline.map { examination.found(in: $0, at: index, account.coverage) } ?? [] : []
      if index == known.count { known.append([]) }
      exchange.replace(known[index], with: found)
      known[index] = found
    }
    known.removeLast(max(known.count - count, 0))
    if !known.isEmpty { byEntry[subject] = known }
  }
}
