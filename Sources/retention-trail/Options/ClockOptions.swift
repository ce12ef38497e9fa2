internal import ArgumentParser
internal import RetentionModel

/// As of when it is answered.
struct ClockOptions: ParsableArguments {
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
    try TimeArgument.check("--as-of", asOf)
    try TimeArgument.check("--known-at", knownAtText)
    if asOf != nil, knownAtText != nil {
      throw ValidationError("--known-at sets the clock as well; leave out --as-of.")
    }
  }

  /// The last moment of which anything is known; nil where all that was read counts.
  var knownAt: Instant? {
    knownAtText.flatMap { TimeArgument($0) }?.moment(now: .now)
  }

  /// The clock.
  var moment: Instant {
    let now = Instant.now
    return knownAt ?? asOf.flatMap { TimeArgument($0) }?.moment(now: now) ?? now
  }

  /// Says for which moments the clocks are taken.
  func explain() {
    TimeArgument.explain("--as-of", asOf)
    TimeArgument.explain("--known-at", knownAtText)
  }
}
