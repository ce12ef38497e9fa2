internal import RetentionFindings
internal import RetentionModel
internal import RetentionReports
internal import LogReading
internal import Synchronization

/// What is known while an input is watched, and where it is printed.
final class Watch: Sendable {
  private struct State: Sendable {
    var history: LiveHistory
    var findings: LiveFindings
    /// How many findings of each severity hold.
    var holding: [Severity: Int] = [:]
    var counts: [Severity: Int] = [:]
    /// Why something of the input was not read.
    var unread: Set<InputTally.Problem.Kind> = []
    /// The findings that were written.
    var written: Set<Finding.Identity> = []
  }

  private let state: Mutex<State>
  private let selection: Selection
  private let filter: FindingFilter
  private let output: Output
  private let format: ReportFormat
  private let style: TextStyle
  private let policy: ReportHead.File?
  private let zone: ReaderZone?

  /// The history's own events are known, and not printed.
  init(
    _ history: LiveHistory, selection: Selection, filter: FindingFilter, policy: ReportHead.File?,
    output: Output, format: ReportFormat, style: TextStyle, zone: ReaderZone?
  ) {
    var history = history
    let now = Instant.now
    history.judge(asOf: now)
    let findings = LiveFindings(knowing: history, asOf: now, policy: filter.policy)
    state = Mutex(State(history: history, findings: findings))
    self.selection = selection
    self.filter = filter
    self.output = output
    self.format = format
    self.style = style
    self.policy = policy
    self.zone = zone
    if policy != nil { write(.policy) }
  }

  var duplicates: Int { state.withLock { $0.history.duplicates } }

  /// How many findings of each severity were raised that the policy does not suppress: the most at any time.
  var counts: [Severity: Int] { state.withLock { $0.counts } }

  /// What is proved of times so far.
  var coverage: Coverage { state.withLock { $0.history.coverage(asOf: .now) } }

  /// All accounts that are known of.
  var subjects: [Subject] { state.withLock { $0.history.subjects } }

  /// Prints the events and findings that a batch adds.
  /// - Throws: `OutputFailure`.
  func report(_ batch: Batch) throws {
    try state.withLock { state in
      if let cause = batch.unread, state.unread.insert(cause).inserted {
        state.history.note(unread: cause, of: "-")
      }
      let arrivals = state.history.insert(batch.sightings, asOf: .now)
      for arrival in arrivals where selection.contains(arrival.subject) { write(.arrival(arrival)) }
      if !batch.isEmpty { raise(&state) }
      try output.flush()
    }
  }

  /// Prints the findings that the passing of time has made true.
  /// - Throws: `OutputFailure`.
  func reportDueFindings() throws {
    try state.withLock { state in
      raise(&state)
      try output.flush()
    }
  }

  /// Prints each finding that depends on the clock when it is due; ends only when the task is cancelled.
  func followClock() async throws {
    while true {
      // A moment that is nearer than all others can come with any record.
      try await Task.sleep(for: .seconds(1))
      let turn = state.withLock { $0.findings.nextTurn }
      if let turn, turn <= .now { try reportDueFindings() }
    }
  }

  private func raise(_ state: inout State) {
    let now = Instant.now
    state.history.judge(asOf: now)
    let update = state.findings.update(state.history, asOf: now)
    for finding in update.come where counts(finding) { state.holding[finding.severity, default: 0] += 1 }
    for finding in update.gone where counts(finding) { state.holding[finding.severity, default: 0] -= 1 }
    state.counts.merge(state.holding.filter { $0.value > 0 }, uniquingKeysWith: max)
    // One that was hidden is written once it is more severe, or no longer suppressed.
    for finding in update.come.inOrder where selection.contains(finding) && filter.shows(finding) {
      if state.written.insert(finding.identity).inserted { write(.finding(finding)) }
    }
  }

  private func counts(_ finding: Finding) -> Bool {
    finding.suppressed == nil && selection.contains(finding)
  }

  private func write(_ content: LiveReport.Content) {
    let report = LiveReport(content, tool: toolName, asOf: .now, policy: policy)
    format.inZone(zone) { report.write(format, to: output, style: style) }
  }
}
