internal import RetentionModel
internal import RetentionReports
internal import ArgumentParser
internal import Synchronization

/// `retention-trail explain`
struct ExplainCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Print all about one event: what it did, what looks wrong about it, and its records.",
    discussion: """
      The periods before and after it, what became of the messages, each finding that rests on it, every place in the \
      input where it stands, and the records themselves, laid out to be read. Of one of CloudTrail's own calls: what it did \
      to a trail, and what was not logged because of it. JSON has the records as they are. Where no \
      such event was read, the exit code is 3.

      EXAMPLES:
        retention-trail explain 4f842d8f-4c83-4611-bfae-9136edf508d7 logs/
      """)

  @Argument(help: ArgumentHelp("The event's eventID.", valueName: "eventID"))
  var eventID: String

  @OptionGroup(title: "Input") var input: InputOptions
  @OptionGroup(title: "Coverage") var coverage: CoverageOptions
  @OptionGroup(title: "Selection") var accounts: AccountOptions
  @OptionGroup(title: "Selection") var clock: ClockOptions
  @OptionGroup(title: "Findings") var findings: PolicyOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Output") var details: CaseOptions

  @Option(help: "How it is written; by default in the format of the file's name, else as text.")
  var format: FormatChoice<EventReport>?

  func validate() throws {
    if eventID.isEmpty { throw ValidationError("explain takes an eventID.") }
    try output.checkNames(format)
  }

  func run() async throws {
    let found = Records()
    let id = eventID
    var run = Run(input, coverage, output, details, selection: accounts.selection, by: clock)
    run.keepsBytes = true
    run.note = { sightings in
      for sighting in sightings
      where sighting.event?.concerns(id) ?? false || sighting.trailEvent?.isOf(id) ?? false {
        found.add(EventReport.Record(at: sighting.evidence, bytes: sighting.bytes))
      }
    }
    var event: EventReport?
    let (_, tally) = try await run.write(policy: findings, as: format, style: TextStyle()) { report in
      let made = EventReport(of: id, in: report, records: found.all)
      event = made
      return made
    }
    if let event, event.isEmpty {
      let near = event.nearest
      Messages.error("no event \(id) was read\(near.isEmpty ? "" : "; did you mean \(near.joinedByOr)?")")
    }
    try tally.requireWhole()
    if event?.isEmpty ?? true { throw ExitCode(3) }
  }
}

/// The records that were found so far.
private final class Records: Sendable {
  private let records = Mutex<[EventReport.Record]>([])

  func add(_ record: EventReport.Record) { records.withLock { $0.append(record) } }

  var all: [EventReport.Record] { records.withLock { $0 } }
}
