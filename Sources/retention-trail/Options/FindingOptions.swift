internal import RetentionFindings
internal import RetentionModel
internal import RetentionReports
public import ArgumentParser

/// What is looked for, and what follows from it.
struct FindingOptions: ParsableArguments {
  @OptionGroup var shown: PolicyOptions

  @Option(
    help: ArgumentHelp(
      "Exit with 1 if any finding is at or above this severity, and with 3 if there is nothing to judge.",
      valueName: "level"))
  var failOn: Severity?

  @Flag(help: "With --fail-on: accept logs without any retention event.")
  var allowEmpty = false

  func validate() throws {
    if allowEmpty, failOn == nil {
      throw ValidationError("--allow-empty says what --fail-on accepts; add --fail-on.")
    }
  }

  /// What decides the exit code; nil without --fail-on.
  var gate: Gate? {
    failOn.map { Gate(failOn: $0, minimum: shown.minLevel, allowsEmpty: allowEmpty) }
  }

  /// Judges the findings of a report, and whether it was read whole.
  /// - Throws: exit code 2 if some input could not be read whole, else 3 if there is nothing to judge, else 1 if any
  ///   finding is at or above `--fail-on`; the last two only with that option.
  func judge(_ report: Report, _ tally: InputTally, quiet: Bool) throws {
    if let words = report.outOfViewWords, !quiet { Messages.error(words) }
    if let gate {
      try gate.judge(
        tally, report.coverage, of: report.subjects, selection: report.selection,
        showsEvents: !report.isEmpty, counts: report.counts, outOfView: report.outOfView)
    } else if !quiet,
      let unknown = report.selection.unknownNames(among: report.subjects, accounts: report.coverage.accounts)
    {
      Messages.error(unknown)
    }
    try tally.requireWhole()
  }
}

extension Severity: ExpressibleByArgument {}
