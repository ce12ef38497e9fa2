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
  @OptionGroup(title: "Output") var details: CaseOptions

  @Option(
    help: ArgumentHelp(
      "The moment: RFC 3339, a date (its end), \"2024-05-10 12:00\" (UTC), now, or 30d for 30 days ago.",
      valueName: "time"))
  var at: String

  @Option(
    help: ArgumentHelp(
      "Answer as if it were then: no later event is known.", valueName: "time"))
  var knownAt: String?

  @OptionGroup(title: "Format") var form: FormatOptions<StateReport>

  func validate() throws {
    try TimeArgument.check("--at", at)
    try TimeArgument.check("--known-at", knownAt)
    try output.checkNames(form.format)
  }

  func run() async throws {
    let now = Instant.now
    let moment = TimeArgument(at)?.moment(now: now) ?? now
    if !output.messages.quiet { TimeArgument.explain("--at", at) }
    let run = Run(
      input, coverage, output, details, selection: accounts.selection, asOf: moment,
      knownAt: knownAt.flatMap { TimeArgument($0) }?.moment(now: now))
    let (report, tally) = try await run.write(
      as: form.format, style: TextStyle(showsEvidence: form.evidence)
    ) { StateReport($0, at: moment) }
    if !output.messages.quiet,
      let unknown = report.selection.unknownNames(among: report.subjects, accounts: report.coverage.accounts)
    {
      Messages.error(unknown)
    }
    try tally.requireWhole()
  }
}
