internal import RetentionModel
internal import RetentionReports
internal import ArgumentParser
internal import LogReading
internal import RetentionStore
internal import Synchronization
internal import SystemPackage

/// `retention-trail watch`
struct WatchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch",
    abstract: "Read the standard input as it grows, and print each event when it is complete.",
    discussion: """
      First reads the history, if one is named, so that the period before the first new change is known. Then prints each \
      change, failed attempt and view of the settings as soon as its record is complete, with what it did and which \
      deletions it ended, and each finding as soon as it is true; a deletion that no change cancels is reported when it is \
      due. Events that arrive together are judged together, in the order of their times; one that arrives after a later \
      one says so. A line that cannot be read is reported at once, and reading goes on with the next one; of like \
      problems the first three are reported, then the 10th, the 100th and so on. The end of the \
      input, an interrupt (Ctrl-C), a termination and a hang-up end the run with the closing tally; a record that is not \
      complete by then is dropped.

      With --store, what is read is written there before it is printed, and the store is made where there is none. What it \
      has is known and not printed again, so that a run that was killed goes on where it was: retention-trail help store.

      EXAMPLES:
        tail -n +1 -F events.ndjson | retention-trail watch --history logs/
        aws logs tail CloudTrail/logs --follow | retention-trail watch --format jsonl
        tail -n +1 -F events.ndjson | retention-trail watch --store case.db
      """)

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "Files and folders that are read first; their events are not printed.", valueName: "path"),
    completion: .file())
  var history: [String] = []

  @OptionGroup(title: "Input") var limits: ReadingOptions
  @OptionGroup(title: "Selection") var accounts: AccountOptions
  @OptionGroup(title: "Findings") var findings: FindingOptions

  @Option(help: "How an event is written.")
  var format = FormatChoice<LiveReport>(.text)

  @Flag(help: "List the places in the input where each event stands (in text; JSON always does).")
  var evidence = false

  @OptionGroup var zone: ZoneOptions
  @OptionGroup var color: ColorOptions
  @OptionGroup var messages: MessageOptions

  func validate() throws {
    if history.contains("-") {
      throw ValidationError("The standard input is watched; it cannot hold the history.")
    }
  }

  func run() async throws {
    let judge = try findings.shown.filter(asOf: .now)
    let interruption = try Interruption.begin()
    let output = try Output(nil, overwrites: false)
    let reader = limits.reader(excluding: output.identities)
    let kept = try limits.store.map { try KeptStream($0, by: reader) }
    let files = Mutex(InputTally())
    let known = try await reader.showingProgress(
      messages.showsProgress, of: history.map { .path(FilePath($0)) } + limits.extracts
    ) { reader, inputs in
      try await LogReading.RetentionTrail { sink in
        var tally = try await reader.read(inputs, with: kept?.store, tellsStreams: false, sink: sink)
        files.withLock { $0 = tally }
        if let earlier = try kept?.stream.tellEarlier(sink) { tally.add(earlier) }
        return tally
      }
    }
    for problem in known.input.problems { Messages.problem(problem) }

    var style = TextStyle(width: Terminal.width, showsEvidence: evidence, isColored: color.isColored())
    style.cutsPaths = Terminal.isOutput
    let watch = Watch(
      LiveHistory(known.history, files: known.input.witnesses), selection: accounts.selection,
      filter: judge.filter, policy: judge.file, output: output, format: format.chosen, style: style,
      zone: zone.zone)
    try kept?.tellUntold(to: watch)
    let clock = Task { try await watch.followClock() }
    let batches = (kept?.stream.reader ?? reader).batches(following: .standardInput, until: interruption)
    var notices = ProblemNotices()
    for try await batch in batches {
      if let kept {
        try kept.tell(batch, to: watch, &notices)
      } else {
        for problem in batch.problems { notices.say(problem) }
        try watch.report(batch)
      }
    }
    clock.cancel()
    try watch.reportDueFindings()
    var tally = files.withLock { $0 }
    tally.add(kept?.stream.tally ?? batches.tally)
    tally.duplicates = watch.duplicates
    if !messages.quiet { Messages.error(tally.summary) }
    try findings.gate?.judge(
      tally, watch.coverage, of: watch.subjects, selection: accounts.selection, counts: watch.counts)
    try tally.requireWhole()
  }
}
