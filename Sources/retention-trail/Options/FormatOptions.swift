internal import RetentionReports
internal import ArgumentParser

/// How a report is written.
struct FormatOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "How it is written.",
      discussion: Report.formats.map { "\($0.name): \($0.summary)" }.joined(separator: "; ") + "."))
  var format = FormatChoice<Report>(.text)

  @Flag(help: "List the places in the input where each event stands (in text; other formats always do).")
  var evidence = false
}

/// One of the formats that write what a command prints, as an argument.
struct FormatChoice<Content: ReportContent>: ExpressibleByArgument {
  let chosen: ReportFormat

  init(_ format: ReportFormat) {
    chosen = format
  }

  init?(argument: String) {
    guard let format = Content.formats.first(where: { $0.name == argument }) else { return nil }
    chosen = format
  }

  /// The names, for the help and the completions.
  static var allValueStrings: [String] { Content.formats.map(\.name) }

  static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }

  var defaultValueDescription: String { chosen.name }
}
