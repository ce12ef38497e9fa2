import LogReading
import PolicyReading
import RetentionFindings
import RetentionModel
import RetentionReports
import SystemPackage

// The code of the article GettingStarted.md, in which each paragraph of it stands, so that it is compiled and run.

/// What the article's code prints and writes.
struct GettingStarted {
  let printed: [String]
  let document: String

  /// Runs it on logs.
  static func run(on logs: FilePath, now: Instant, moment: Instant) async throws -> GettingStarted {
    var printed: [String] = []
    func print(_ items: Any...) { printed.append(items.map { "\($0)" }.joined(separator: " ")) }

    let trail = try await RetentionTrail.read([logs])

    for problem in trail.problems { print("not read whole:", problem.path, problem.message) }

    for timeline in trail.timelines(asOf: now) {
      for entry in timeline.entries {
        for change in entry.changes where change.effect != .unchanged {
          print(entry.event.eventTime, change.scope, change.before, change.after)
        }
      }
    }

    for timeline in trail.timelines(asOf: moment) {
      for state in timeline.state(at: moment) {
        print(state.scope, state.period, state.goneBefore?.description ?? "nothing known to be gone")
      }
    }

    let policy = try Policy(yaml: "{version: 1, minimum-days: {room: 90}}", rules: Rules.settings)
    let report = Report(
      tool: "example 1.0", history: trail.history, input: trail.input, selection: Selection(), asOf: now,
      filter: FindingFilter(policy: policy, minimum: .medium))
    for finding in report.findings { print(finding.severity, finding.rule.id, finding.title) }

    let json = report.string(as: .json)

    let batches = LogReader(threads: 2).batches(of: [.path(logs)])
    var calls: [String: Int] = [:]
    for try await batch in batches {
      for event in batch.sightings.compactMap(\.event) { calls[event.call.eventName, default: 0] += 1 }
    }
    print(calls["PutRetentionSettings"] ?? 0, "of", batches.tally.records, "records set a period")

    return GettingStarted(printed: printed, document: json)
  }

  /// Runs what follows a pipe, to the pipe's end.
  /// - Returns: what it prints.
  static func follow(_ pipe: FileDescriptor, knowing trail: RetentionTrail) async throws -> [String] {
    var printed: [String] = []
    func print(_ items: Any...) { printed.append(items.map { "\($0)" }.joined(separator: " ")) }

    var live = LiveHistory(trail.history)
    for try await batch in LogReader().batches(following: pipe) {
      for arrival in live.insert(batch.sightings, asOf: .now) {
        print(arrival.subject, arrival.entry.event.eventTime)
      }
    }

    return printed
  }
}
