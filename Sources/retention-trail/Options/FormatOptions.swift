internal import RetentionReports
internal import ArgumentParser

/// How a report is written.
struct FormatOptions<Content: ReportContent>: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "How it is written; by default in the format of the file's name, else as text.",
      discussion: Content.formats.map { "\($0.name): \($0.summary)" }.joined(separator: "; ") + "."))
  var format: FormatChoice<Content>?

  @Flag(help: "List the places in the input where each event stands (in text; other formats always do).")
  var evidence = false
}

/// How much text says.
struct DetailOptions: ParsableArguments {
  @Flag(help: "In text, a line an event; so above 100 entries.")
  var compact = false

  @Flag(help: "In text, all that is known of each event, however many there are.")
  var full = false

  @Flag(help: "In text, each view of the settings, and not only how many there were in a row.")
  var views = false

  func validate() throws {
    if compact, full { throw ValidationError("--compact and --full exclude each other.") }
  }

  var detail: TextStyle.Detail { compact ? .compact : full ? .full : .fitting }
}

/// One of the formats that write what a command prints, as an argument.
struct FormatChoice<Content: ReportContent>: ExpressibleByArgument, Sendable {
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
