internal import ArgumentParser

/// What is said on the standard error beside problems.
struct MessageOptions: ParsableArguments {
  @Flag(name: .shortAndLong, help: "Do not print the closing tally, nor how far the reading is.")
  var quiet = false

  @Flag(help: "Do not show on a terminal how far the reading is.")
  var noProgress = false

  var showsProgress: Bool { !quiet && !noProgress }
}
