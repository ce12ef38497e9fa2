internal import RetentionModel
internal import RetentionReports
internal import ArgumentParser

/// `retention-trail state`
struct StateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "state",
    abstract: "Print what was in force at a moment, since when, by whom, and what was deleted.",
    discussion: """
      For each account and scope: the retention period, how it is known, who set it, which messages were deleted by then, \
      which were hidden and until when they could be restored, and the pending deletions. Before the first event \
      that gives a period it is unknown, never off.

      EXAMPLES:
        retention-trail state --at 2024-05-10 logs/
        retention-trail state --at 2024-05-10T12:00:00Z --format csv logs/
      """)

  @OptionGroup(title: "Input") var input: InputOptions
  @OptionGroup(title: "Coverage") var coverage: CoverageOptions
  @OptionGroup(title: "Selection") var accounts: AccountOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  @Option(
    help: ArgumentHelp(
      "The moment: RFC 3339, a date (its end), \"2024-05-10 12:00\" (UTC), now, or 30d for 30 days ago.",
      valueName: "time"))
  var at: String

  @Option(
    help: ArgumentHelp(
      "Answer as if it were then: no later event is known.", valueName: "time"))
  var knownAt: String?

  @Option(help: "How the state is written.")
  var format = FormatChoice<StateReport>(.text)

  @Flag(help: "List the places in the input where the deciding events stand (in text).")
  var evidence = false

  func validate() throws {
    try TimeArgument.check("--at", at)
    try TimeArgument.check("--known-at", knownAt)
  }

  func run() async throws {
    let now = Instant.now
    let moment = TimeArgument(at)?.moment(now: now) ?? now
    let known = knownAt.flatMap { TimeArgument($0) }?.moment(now: now)
    let (style, showsProgress) = (output.style(showsEvidence: evidence), output.messages.showsProgress)
    if !output.messages.quiet { TimeArgument.explain("--at", at) }
    var unknown: String?
    let tally = try await output.run { output in
      let report = try await Report.read(
        input, output: output, selection: accounts.selection, asOf: moment, knownAt: known,
        coverage: coverage,
        showingProgress: showsProgress)
      unknown = report.selection.unknownNames(among: report.subjects, accounts: report.coverage.accounts)
      StateReport(report, at: moment).write(format.chosen, to: output, style: style)
      return report.input
    }
    if let unknown, !output.messages.quiet { Messages.error(unknown) }
    try tally.requireWhole()
  }
}
