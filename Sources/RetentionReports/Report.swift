public import RetentionFindings
public import RetentionModel

/// What a run has to tell: every format prints this and nothing else.
public struct Report: Sendable {
  /// What of a run is told.
  public enum Contents: Sendable {
    /// Each account's history, with what looks wrong in it.
    case history
    /// What looks wrong, alone.
    case findings
  }

  /// The program and its version.
  public let tool: String
  /// What is told.
  public let contents: Contents
  /// What the report says of itself.
  public var head = ReportHead()
  /// The clock that deadlines are judged by.
  public let asOf: Instant
  /// The moment that is taken for the present: nothing later is known; nil where all that was read is.
  public let knownAt: Instant?
  /// How much was read, and what could not be.
  public let input: InputTally
  /// What it proves of times.
  public let coverage: Coverage
  /// The records of CloudTrail's own calls of the trails and times that are shown, and those with which a time began that a
  /// trail did not log of them, by time.
  public let trailRecords: [TrailRecord]
  /// The timelines that are shown, sorted by subject; none where only findings are.
  public let timelines: [Timeline]
  /// What of their entries is shown.
  public let selection: Selection
  /// Whether anything was looked for.
  let isScrutinised: Bool
  /// What looks wrong and is shown, the worst first, then by eventTime, rule and eventID.
  public let findings: [Finding]
  /// How many findings the policy suppresses, shown or not.
  public let suppressed: Int
  /// How many findings of each severity there are that the policy does not suppress, shown or not.
  public let counts: [Severity: Int]
  /// How many of these are not shown, since they matter too little.
  public let hidden: Int
  /// How many of each severity only the view hides, of those that the policy does not suppress.
  public let outOfView: [Severity: Int]
  /// How many events of the requested accounts and times the view hides.
  public let entriesOutOfView: Int
  /// How many events of the requested accounts are not of the requested times.
  let entriesElsewhen: Int
  /// How many findings of each severity are about other accounts and times than the requested, but for suppressed ones.
  let findingsElsewhere: [Severity: Int]
  /// All accounts that the input tells of, shown or not, sorted.
  public let subjects: [Subject]
  /// Whether the view shows any event.
  let shownAny: Bool
  /// Whether no event is of the requested accounts and times: then no finding is no good news.
  public let isEmpty: Bool

  /// How much the worst finding matters that the policy does not suppress, shown or not.
  public var worst: Severity? { counts.keys.max() }
  /// All timelines, shown or not.
  let allTimelines: [Timeline]

  /// - Parameters:
  ///   - tool: the program and its version.
  ///   - analysis: what the history amounts to.
  ///   - selection: what of it is to be shown.
  ///   - filter: which findings are shown; nil where none is.
  ///   - contents: what is told.
  public init(
    tool: String, _ analysis: Analysis, selection: Selection, filter: FindingFilter? = nil,
    contents: Contents = .history
  ) {
    self.tool = tool
    self.contents = contents
    self.selection = selection
    knownAt = analysis.clock.knownAt
    asOf = analysis.clock.asOf
    coverage = analysis.coverage
    input = analysis.input
    // What a requested account or time has not seen began before, or elsewhere.
    let openers = Set(
      analysis.coverage.trailGaps.filter { selection.contains($0.extent) }.compactMap(\.opener.evidence.first)
    )
    trailRecords = analysis.trailRecords.filter { record in
      selection.contains(record.event) || record.evidence.first.map(openers.contains) ?? false
    }
    allTimelines = analysis.timelines
    let requested = analysis.timelines.filter { selection.contains($0.subject) }
    timelines = contents == .findings ? [] : requested.filter { selection.shows($0.subject.service) }
    isScrutinised = filter != nil
    let all = analysis.findings ?? []
    let found = all.filter(selection.contains)
    let entries = requested.lazy.flatMap(\.entries).filter { $0.times.contains(where: selection.contains) }
    let seen: [Entry] =
      selection.isView ? entries.filter { selection.view(of: $0) != nil } : []
    let places = Set(seen.compactMap(\.evidence.first))
    let listed = found.filter { filter?.shows($0) ?? false }
    findings = listed.filter { selection.shows($0, among: places) }.worstFirst
    shownAny = !seen.isEmpty
    let requestedCount = entries.count { _ in true }
    entriesOutOfView = selection.isView ? requestedCount - seen.count : 0
    entriesElsewhen = requested.reduce(0) { $0 + $1.entries.count } - requestedCount
    let unseen = listed.filter { $0.suppressed == nil && !selection.shows($0, among: places) }
    outOfView = unseen.bySeverity
    suppressed = found.count { $0.suppressed != nil }
    let judged = found.filter { $0.suppressed == nil }
    counts = judged.bySeverity
    findingsElsewhere =
      found.count == all.count
      ? [:] : all.filter { $0.suppressed == nil && !selection.contains($0) }.bySeverity
    hidden = filter.map { filter in judged.count { !filter.shows($0) } } ?? 0
    subjects = analysis.timelines.map(\.subject)
    isEmpty = !entries.contains { _ in true }
  }

  /// Analyses a history, and reports on it.
  /// - Parameters: see `Analysis` and the other initializer.
  public init(
    tool: String, history: EventHistory, input: InputTally, selection: Selection, asOf: Instant,
    now: Instant? = nil, knownAt: Instant? = nil, declared: [ClosedRange<Instant>] = [],
    filter: FindingFilter? = nil, contents: Contents = .history
  ) {
    let analysis = Analysis(
      history, input: input, declared: declared,
      clock: Analysis.Clock(asOf: asOf, now: now, knownAt: knownAt), policy: filter?.policy)
    self.init(tool: tool, analysis, selection: selection, filter: filter, contents: contents)
  }

  /// The entries of a timeline that are shown, with what is shown of them.
  public func entries(of timeline: Timeline) -> [Entry] {
    guard !selection.isEverything else { return timeline.entries }
    return timeline.entries.filter { $0.times.contains(where: selection.contains) }
      .compactMap { selection.view(of: $0) }
  }

  /// The scopes of a timeline that are shown, as they were at a moment.
  func states(of timeline: Timeline, at moment: Instant) -> [ScopeState] {
    selection.view(of: timeline.state(at: moment))
  }

  /// The findings under the first place of the entry that each of them begins with, or of the first that is shown, the
  /// worst first; those that are about none, under nil.
  var findingsByPlace: [Evidence?: [Finding]] {
    let shown =
      selection.isEverything
      ? nil : Set(timelines.flatMap(entries).compactMap(\.evidence.first))
    return Dictionary(grouping: findings) { finding in
      shown.map { shown in finding.places.first(where: shown.contains) } ?? finding.places.first
    }
  }
}

extension [Finding] {
  /// How many there are of each severity that any has.
  var bySeverity: [Severity: Int] { Dictionary(grouping: self, by: \.severity).mapValues(\.count) }
}

extension Report {
  /// The command that brings back what an account's changes hid, as of the clock; nil where there is none.
  func remedy(for timeline: Timeline) -> String? {
    Investigation(timelines: [], coverage: coverage, asOf: asOf).remedy(for: timeline)?.command
  }
}
