internal import ArgumentParser
internal import RetentionTimeline

/// What is shown of all that was read, and the clock.
struct SelectionOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Show only events from this time on: RFC 3339, a date, or 30d for 30 days ago.",
      discussion: "What was read before it still counts as knowledge of what was in force.",
      valueName: "time"))
  var startTime: String?

  @Option(
    help: ArgumentHelp(
      "Show only events up to this time, inclusive; a date means its whole day.",
      valueName: "time"))
  var endTime: String?

  @OptionGroup var accounts: AccountOptions

  @Option(
    help: ArgumentHelp(
      "The clock that deadlines are judged by; by default the present. It hides no event.",
      valueName: "time"))
  var asOf: String?

  func validate() throws {
    try TimeArgument.check("--start-time", startTime)
    try TimeArgument.check("--end-time", endTime)
    try TimeArgument.check("--as-of", asOf)
    if let start = selection.start, let end = selection.end, end < start {
      throw ValidationError("--end-time lies before --start-time.")
    }
  }

  /// The clock.
  var clock: Instant {
    let now = Instant.now
    return asOf.flatMap { TimeArgument($0) }?.instant(now: now) ?? now
  }

  /// What is to be shown; days ago are counted back from the clock.
  var selection: Selection {
    let clock = clock
    var selection = accounts.selection
    selection.start = startTime.flatMap { TimeArgument($0) }?.instant(now: clock)
    selection.end = endTime.flatMap { TimeArgument($0) }?.lastInstant(now: clock)
    return selection
  }
}
