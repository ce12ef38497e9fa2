public import RetentionModel

/// All that rules look at: whole histories, whatever part of them is shown.
public struct Investigation: Sendable {
  /// Sorted by subject.
  public let timelines: [Timeline]
  /// What the input proves of times.
  public let coverage: Coverage
  /// The clock that deadlines are judged by.
  public let asOf: Instant
  /// What the organisation expects.
  public let policy: Policy
  /// Log files of CloudTrail's own names that hold what no genuine one does.
  public let oddFiles: [OddFile]
  /// All entries of all timelines, as each of their records tells them.
  public let acts: [Act]
  /// The successful Puts.
  public let puts: [Act]
  /// The failed Puts.
  public let attempts: [Act]

  /// - Parameters: see the properties.
  public init(
    timelines: [Timeline], coverage: Coverage, asOf: Instant, policy: Policy = Policy(),
    oddFiles: [OddFile] = []
  ) {
    self.timelines = timelines
    self.coverage = coverage
    self.asOf = asOf
    self.policy = policy
    self.oddFiles = oddFiles
    acts = timelines.flatMap { timeline in timeline.entries.indices.flatMap { Act.all(of: timeline, at: $0) }
    }
    puts = acts.filter { $0.kind == .change }
    attempts = acts.filter { $0.kind == .attempt }
  }

  /// What rules find, in no order; those that the policy suppresses are marked.
  public func findings(of rules: [Rule] = Rules.all) -> [Finding] {
    var findings = rules.flatMap { $0.findings(self) }.withoutRepeats
    findings = findings.withoutThoseToldByOthers
    findings = findings.withDisputesAsSevereAsTheirRecords
    for index in findings.indices {
      findings[index].suppressed = policy.suppression(of: findings[index], at: asOf)
    }
    return findings
  }

  /// What the policy says of a rule's number, else its standard.
  public func value(of setting: Setting, for rule: RuleDescription) -> Int {
    policy.thresholds[rule.id]?[setting.name] ?? setting.standard
  }

  /// What an act did to one scope, or showed of it.
  public func movement(_ change: Change, by act: Act) -> Movement {
    Movement(
      change: change, time: act.time, isView: act.kind == .access,
      isServiceOver: act.subject.service.isOver(at: asOf))
  }
}

/// A rule whose word on an event and scope another rule has already given.
private struct Told: Hashable {
  let rule: String
  let scope: Scope?
  let place: Evidence
}

/// What two findings about one record have in common that say the same.
private enum Gist: Hashable {
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

extension [Finding] {
  /// The findings without those that say the same of the same records: an event that a dispute makes worse is looked at
  /// twice.
  fileprivate var withoutRepeats: [Finding] {
    var known: [Finding.Identity: Set<Gist>] = [:]
    return filter { $0.isUndisputed || known[$0.identity, default: []].insert(Gist($0.fact)).inserted }
  }

  /// The findings but for those of which a rule that speaks of the same event and scope tells as well.
  fileprivate var withoutThoseToldByOthers: [Finding] {
    var told: Set<Told> = []
    // What a rule only remarks does not stand for what another one found.
    // Nor does what rests on a disputed record stand for what is plain.
    for finding in self where finding.severity > .informational && finding.isUndisputed {
      for rule in finding.rule.tells {
        for place in finding.evidence { told.insert(Told(rule: rule, scope: finding.scope, place: place)) }
      }
    }
    return filter { finding in
      guard let place = finding.evidence.first else { return true }
      return !told.contains(Told(rule: finding.rule.id, scope: finding.scope, place: place))
    }
  }
}
