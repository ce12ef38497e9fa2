internal import RetentionModel
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
  let acts: [Act]
  /// The successful Puts.
  let puts: [Act]
  /// The failed Puts.
  let attempts: [Act]

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

  /// What all rules find, sorted by eventTime, rule and eventID; those that the policy suppresses are marked.
  public func findings() -> [Finding] {
    var findings = Rules.all.flatMap { $0.findings(in: self) }.withoutRepeats
    findings = findings.withoutThoseToldByOthers
    findings = findings.withDisputesAsSevereAsTheirRecords
    for index in findings.indices {
      findings[index].suppressed = policy.suppression(of: findings[index], at: asOf)
    }
    return findings.sorted { $0.precedes($1) }
  }

  func value(of setting: Setting, for rule: any Rule.Type) -> Int {
    policy.thresholds[rule.description.id]?[setting.name] ?? setting.standard
  }
}

/// A rule whose word on an event and scope another rule has already given.
private struct Told: Hashable {
  let rule: String
  let scope: Scope?
  let place: Evidence
}

extension [Finding] {
  /// The findings without those that say the same of the same records: an event that a dispute makes worse is looked at
  /// twice.
  fileprivate var withoutRepeats: [Finding] {
    var known: [Finding.Identity: Set<ExactText>] = [:]
    return filter { $0.isUndisputed || known[$0.identity, default: []].insert(ExactText($0.title)).inserted }
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
