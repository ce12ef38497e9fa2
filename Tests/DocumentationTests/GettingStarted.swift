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

    let gathered = Mutex(EventHistory())
    let tally = try await LogReader(threads: 2).read([.path(logs)]) { records in
      gathered.withLock { history in
        for record in records {
          guard let event = record.event else { continue }
          history.insert(event, evidence: record.evidence)
        }
      }
    }
    let history = gathered.withLock { $0 }

    for problem in tally.problems { print("not read whole:", problem.path, problem.message) }

    let coverage = history.coverage(with: tally.witnesses)
    for timeline in history.timelines(asOf: now, coverage: coverage) {
      for entry in timeline.entries {
        for change in entry.changes where change.effect != .unchanged {
          print(entry.event.eventTime, change.scope, change.before, change.after)
        }
      }
    }

    for timeline in history.timelines(asOf: moment, coverage: coverage) {
      for state in timeline.state(at: moment) {
        print(state.scope, state.period, state.goneBefore?.description ?? "nothing known to be gone")
      }
    }

    let policy = try Policy(yaml: "{version: 1, minimum-days: {room: 90}}", rules: Rules.settings)
    let report = Report(
      tool: "example 1.0", history: history, input: tally, selection: Selection(), asOf: now,
      scrutiny: Scrutiny(policy: policy, minimum: .medium))
    for finding in report.findings { print(finding.severity, finding.rule.id, finding.title) }

    let document = Document()
    report.write(.json, to: document)
    return GettingStarted(printed: printed, document: document.text)
  }
}

final class Document: ReportTarget {
  var text = ""
  func write(_ part: String) { text += part }
}
