import LogReading
import PolicyReading
import RetentionFindings
import RetentionModel
import RetentionReports
import Synchronization
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
      scrutiny: Scrutiny(policy: policy, minimum: .medium))
    for finding in report.findings { print(finding.severity, finding.rule.id, finding.title) }

    let json = report.string(as: .json)

    let counted = Mutex(0)
    let tally = try await LogReader(threads: 2).read([.path(logs)]) { sightings in
      counted.withLock { $0 += sightings.count }
    }

    print(counted.withLock { $0 }, "of", tally.records)
    return GettingStarted(printed: printed, document: json)
  }
}
