internal import ArgumentParser
internal import LogReading
internal import RetentionTimeline
internal import Synchronization
internal import SystemPackage

/// `retention-trail watch`
struct WatchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch",
    abstract: "Read the standard input as it grows, and print each event when it is complete.",
    discussion: """
      First reads the history, if one is named, so that the first new change has a before. Then prints each change, \
      failed attempt and look-up as soon as its record has come, with what it did and which deletions it ended. \
      Events that come together are taken together, in the order of their times; one that comes after a later one says so. \
      A line that cannot be read is told at once, and the next one counts. The end of the input, an interrupt \
      (Ctrl-C) and a termination end it with the closing tally; a record that is not complete by then is left.

      EXAMPLES:
        tail -n +1 -F events.ndjson | retention-trail watch --history logs/
        aws logs tail CloudTrail/logs --follow | retention-trail watch --format jsonl
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, jsonl
  }

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "Files and folders that are read first; what they tell is not printed.", valueName: "path"))
  var history: [String] = []

  @OptionGroup(title: "Input") var limits: ReadingOptions
  @OptionGroup(title: "Selection") var accounts: AccountOptions

  @Option(help: "How an event is written.")
  var format = Format.text

  @Flag(help: "List the places in the input where each event stands (in text; JSON always does).")
  var evidence = false

  @Flag(name: .shortAndLong, help: "Do not print the closing tally.")
  var quiet = false

  func validate() throws {
    if history.contains("-") {
      throw ValidationError("The standard input is what is watched; it holds no history.")
    }
  }

  func run() async throws {
    let interruption = try Interruption.begin()
    let collector = HistoryCollector()
    var tally = try await limits.reader().read(history.map { .path(FilePath($0)) }) {
      $0.forEach(collector.insert)
    }
    tally.problems.forEach(Messages.problem)

    let watch = Watch(
      LiveHistory(collector.history, reach: tally.reach), selection: accounts.selection,
      output: try Output(nil, overwrites: false), format: format,
      style: TextStyle(width: Terminal.width, showsEvidence: evidence))
    let live = try await limits.reader().follow(.standardInput, until: interruption) {
      $0.problems.forEach(Messages.problem)
      try watch.tell($0.records)
    }
    tally.add(live)
    tally.duplicates = watch.duplicates
    if !quiet { Messages.tally(tally) }
    if !tally.problems.isEmpty { throw ExitCode(2) }
  }
}

/// What is known while an input is watched, and where it is told.
private final class Watch: Sendable {
  private let history: Mutex<LiveHistory>
  private let selection: Selection
  private let output: Output
  private let format: WatchCommand.Format
  private let style: TextStyle

  init(
    _ history: LiveHistory, selection: Selection, output: Output, format: WatchCommand.Format,
    style: TextStyle
  ) {
    self.history = Mutex(history)
    self.selection = selection
    self.output = output
    self.format = format
    self.style = style
  }

  var duplicates: Int { history.withLock { $0.duplicates } }

  /// Prints what some records bring that was not known.
  /// - Throws: `OutputFailure`.
  func tell(_ records: [FoundRecord]) throws {
    let told = records.compactMap { record in record.event.map { (event: $0, evidence: record.evidence) } }
    var output = output
    for arrival in history.withLock({ $0.insert(told, asOf: .now) })
    where selection.contains(arrival.subject) {
      switch format {
      case .text: arrival.writeText(to: &output, style: style)
      case .jsonl: arrival.writeJSONLine(to: output)
      }
    }
    try output.flush()
  }
}
