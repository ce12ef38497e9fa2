internal import RetentionModel

/// What the rules find that go through the acts of an account in order, so that they go on where acts are appended.
struct PastFindings: Sendable {
  private struct Reading: Sendable {
    let rule: Rule
    var memory: any Rule.Memory
    var findings: [Finding] = []
  }

  private let rules: [(rule: Rule, memory: @Sendable () -> any Rule.Memory)]
  private var readings: [Reading] = []
  /// How many entries of each timeline were gone through.
  private var counts: [Subject: Int] = [:]
  /// The event of the last act.
  private var last: RetentionEvent?

  init(_ rules: [(rule: Rule, memory: @Sendable () -> any Rule.Memory)]) {
    self.rules = rules
  }

  /// What the rules find, as of the last renewal.
  var findings: [Finding] { readings.flatMap(\.findings) }

  /// Goes on with the acts that are new, or begins again where they do not follow all others.
  mutating func renew(
    _ account: LiveAccount, _ renewals: [Subject: Timeline.Renewal], _ examination: Examination,
    _ exchange: inout Exchange
  ) {
    let new = renewals.flatMap { account.timeline(of: $0)?.acts(from: $1.start) ?? [] }.inOrder
    guard goOn(with: new, renewals) else {
      let old = findings
      readings = rules.map { Reading(rule: $0.rule, memory: $0.memory()) }
      counts = [:]
      read(account.timelines.acts.inOrder, of: account, examination)
      exchange.replace(old, with: findings)
      for timeline in account.timelines { counts[timeline.subject] = timeline.entries.count }
      return
    }
    exchange.come += read(new, of: account, examination)
    for subject in renewals.keys { counts[subject] = account.timeline(of: subject)?.entries.count }
  }

  /// Whether some acts are all that is new, and follow the others.
  private func goOn(with acts: [Act], _ renewals: [Subject: Timeline.Renewal]) -> Bool {
    guard !readings.isEmpty, readings.allSatisfy(\.memory.isFinal),
      renewals.allSatisfy({ $1.start >= counts[$0] ?? 0 })
    else { return false }
    guard let last, let first = acts.first else { return true }
    return !first.event.precedes(last)
  }

  /// - Returns: what is found in these acts.
  @discardableResult
  private mutating func read(_ acts: [Act], of account: LiveAccount, _ examination: Examination) -> [Finding]
  {
    let investigation = examination.investigation(of: acts, [], account.coverage)
    var found: [Finding] = []
    for index in readings.indices {
      let new = acts.compactMap { readings[index].memory.finding(about: $0, in: investigation) }
        .marked(by: examination.suppressions)
      readings[index].findings += new
      found += new
    }
    last = acts.last?.event ?? last
    return found
  }
}
