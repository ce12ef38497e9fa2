public import RetentionModel

/// What rules examine: whole histories, regardless of what is selected for output.
public struct Investigation: Sendable {
  /// Sorted by subject.
  public let timelines: [Timeline]
  /// The times that the input covers.
  public let coverage: Coverage
  /// The clock by which deadlines are judged.
  public let asOf: Instant
  /// The organisation's expectations.
  public let policy: Policy
  /// Files with a CloudTrail log file's name whose structure no genuine one has.
  public let oddFiles: [OddFile]
  /// What digests show to be altered or not to be there, by kind, place and time.
  public let evidenceFaults: [EvidenceFault]
  /// All entries of all timelines, according to each of their records.
  public let acts: [Act]
  /// The successful Puts.
  public let puts: [Act]
  /// The failed Puts.
  public let attempts: [Act]
  /// What of accounts decides how much gaps of trails matter; nil to take it from the timelines.
  let surroundings: TrailSurroundings?

  /// - Parameters: see the properties.
  public init(
    timelines: [Timeline], coverage: Coverage, asOf: Instant, policy: Policy = Policy(),
    oddFiles: [OddFile] = [], evidenceFaults: [EvidenceFault] = []
  ) {
    self.init(
      timelines: timelines, acts: timelines.acts, coverage: coverage, asOf: asOf, policy: policy,
      oddFiles: oddFiles, evidenceFaults: evidenceFaults)
  }

  /// - Parameters:
  ///   - acts: those that matter.
  ///   - surroundings: see the property.
  init(
    timelines: [Timeline], acts: [Act], coverage: Coverage, asOf: Instant, policy: Policy,
    oddFiles: [OddFile] = [], evidenceFaults: [EvidenceFault] = [], surroundings: TrailSurroundings? = nil
  ) {
    self.surroundings = surroundings
    self.timelines = timelines
    self.coverage = coverage
    self.asOf = asOf
    self.policy = policy
    self.oddFiles = oddFiles
    self.evidenceFaults = evidenceFaults
    self.acts = acts
    puts = acts.only { $0.kind == .change }
    attempts = acts.only { $0.kind == .attempt }
  }

  /// The findings of some rules, in no particular order; those that the policy suppresses are marked.
  /// - Parameter rules: the rules to apply.
  public func findings(of rules: [Rule] = Rules.all) -> [Finding] {
    rules.flatMap { $0.findings(self) }.judgedTogether.marked(
      by: SuppressionIndex(policy.suppressions, at: asOf))
  }

  /// The value of a rule's setting: the policy's, otherwise the default.
  /// - Parameters:
  ///   - setting: the setting.
  ///   - rule: the rule that it belongs to.
  public func value(of setting: Rule.Setting, for rule: RuleDescription) -> Int {
    policy.value(of: setting, for: rule)
  }

  /// The change of one scope's period that an act made or showed, with what is needed to describe it.
  /// - Parameters:
  ///   - change: one of the act's changes.
  ///   - act: the act.
  public func movement(_ change: Entry.Change, by act: Act) -> Movement {
    Movement(
      change: change, time: act.time, isView: act.kind == .access, graceDays: act.subject.service.graceDays,
      isServiceOver: act.subject.service.isOver(at: asOf))
  }
}

/// A rule whose finding about a record and scope is superseded by another rule's.
struct Superseded: Hashable {
  let rule: String
  let scope: Scope?
  let place: Evidence
}

/// What repeated findings about one record have in common.
private enum Content: Hashable {
  case movement(before: Period, after: Period, outcome: Purge.Outcome?, deadline: Instant?)
  case fact(Fact)

  init(_ fact: Fact) {
    guard let change = fact.movement?.change else {
      self = .fact(fact)
      return
    }
    self = .movement(
      before: change.before, after: change.after, outcome: change.purge?.outcome,
      deadline: change.purge?.deadline)
  }
}

extension Finding {
  /// What would have to be superseded for the finding to be left out.
  var candidacy: Superseded? {
    evidence.first.map { Superseded(rule: rule.id, scope: scope, place: $0) }
  }
}

extension [Finding] {
  /// What remains of the findings that rules raise, each as severe as the others make it.
  var judgedTogether: [Finding] { withoutRepeats.withoutSuperseded.withDisputesAsSevereAsTheirRecords }

  /// The findings, with those marked that a policy suppresses.
  func marked(by suppressions: SuppressionIndex) -> [Finding] {
    map { finding in suppressions.first(covering: finding).map { finding.with(suppressed: $0) } ?? finding }
  }

  /// The findings without repeats about the same record: an event that a dispute makes worse is examined
  /// twice.
  fileprivate var withoutRepeats: [Finding] {
    var known: [Finding.Identity: Set<Content>] = [:]
    return filter { $0.isUndisputed || known[$0.identity, default: []].insert(Content($0.fact)).inserted }
  }

  /// The findings without those that another rule's finding about the same record and scope supersedes.
  fileprivate var withoutSuperseded: [Finding] { without(superseded) }

  /// What these findings supersede.
  var superseded: Set<Superseded> {
    var superseded: Set<Superseded> = []
    // An informational finding does not supersede one that matters, and a finding from a disputed record does
    // not supersede an undisputed one.
    for finding in self where finding.severity > .informational && finding.isUndisputed {
      for rule in finding.rule.supersedes {
        for place in finding.evidence {
          superseded.insert(Superseded(rule: rule, scope: finding.scope, place: place))
        }
      }
    }
    return superseded
  }

  /// The findings without those that are superseded.
  func without(_ superseded: Set<Superseded>) -> [Finding] {
    guard !superseded.isEmpty else { return self }
    return filter { finding in finding.candidacy.map { !superseded.contains($0) } ?? true }
  }
}
