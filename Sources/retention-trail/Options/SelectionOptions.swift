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
  @OptionGroup var view: ViewOptions
  @OptionGroup var clock: ClockOptions

  func validate() throws {
    try TimeArgument.check("--start-time", startTime)
    try TimeArgument.check("--end-time", endTime)
    if let start = selection.start, let end = selection.end, end < start {
      throw ValidationError("--end-time lies before --start-time.")
    }
  }

  /// What is to be shown; days ago are counted back from the clock.
  var selection: Selection {
    let clock = clock.moment
    var selection = accounts.selection
    selection.start = startTime.flatMap { TimeArgument($0) }?.start(now: clock)
    selection.end = endTime.flatMap { TimeArgument($0) }?.end(now: clock)
    view.add(to: &selection)
    return selection
  }
}
