internal import ArgumentParser

/// What is said on the standard error beside problems.
struct MessageOptions: ParsableArguments {
  @Flag(name: .shortAndLong, help: "Do not print the closing tally or the progress.")
  var quiet = false

  @Flag(help: "Do not show the progress of reading on a terminal.")
  var noProgress = false

  var showsProgress: Bool { !quiet && !noProgress }
}
