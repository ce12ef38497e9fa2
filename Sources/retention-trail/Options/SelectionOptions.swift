internal import RetentionModel
internal import RetentionReports
internal import ArgumentParser

/// What is shown of all that was read, and the clock.
struct SelectionOptions: ParsableArguments {
  @Option(
    name: [.customLong("start-time"), .customLong("since")],
    help: ArgumentHelp(
      "Show only events from this time on: RFC 3339, a date, \"2024-05-10 12:00\" (UTC), now, or 30d for 30 days ago.",
      discussion: "What was read before it still counts as knowledge of what was in force.",
      valueName: "time"))
  var startTime: String?

  @Option(
    name: [.customLong("end-time"), .customLong("until")],
    help: ArgumentHelp(
      "Show only events up to this time, inclusive; a date means its whole day.",
      valueName: "time"))
  var endTime: String?

  @OptionGroup var accounts: AccountOptions

  @Option(
    help: ArgumentHelp(
      "The clock that deadlines are judged by; by default the present. It hides no event; a date means its end.",
      valueName: "time"))
  var asOf: String?

  @Option(
    name: .customLong("known-at"),
    help: ArgumentHelp(
      "Answer as if it were then: no later event is known, and deadlines are judged by that time.",
      valueName: "time"))
  var knownAtText: String?

  func validate() throws {
    try TimeArgument.check("--start-time", startTime)
    try TimeArgument.check("--end-time", endTime)
    try TimeArgument.check("--as-of", asOf)
    try TimeArgument.check("--known-at", knownAtText)
    if asOf != nil, knownAtText != nil {
      throw ValidationError("--known-at sets the clock as well; leave out --as-of.")
    }
    if let start = selection.start, let end = selection.end, end < start {
      throw ValidationError("--end-time lies before --start-time.")
    }
  }

  /// The last moment of which anything is known; nil where all that was read counts.
  var knownAt: Instant? {
    knownAtText.flatMap { TimeArgument($0) }?.moment(now: .now)
  }

  /// The clock.
  var clock: Instant {
    let now = Instant.now
    return knownAt ?? asOf.flatMap { TimeArgument($0) }?.moment(now: now) ?? now
  }

  /// What is to be shown; days ago are counted back from the clock.
  var selection: Selection {
    let clock = clock
    var selection = accounts.selection
    selection.start = startTime.flatMap { TimeArgument($0) }?.start(now: clock)
    selection.end = endTime.flatMap { TimeArgument($0) }?.end(now: clock)
    return selection
  }

  /// Says for which moments the clocks are taken.
  func explain() {
    TimeArgument.explain("--as-of", asOf)
    TimeArgument.explain("--known-at", knownAtText)
  }
}
