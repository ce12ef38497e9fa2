public import RetentionReports
public import ArgumentParser

/// How a report is written.
struct FormatOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "How it is written.",
      discussion: ReportFormat.all.map { "\($0.name): \($0.summary)" }.joined(separator: "; ") + "."))
  var format = ReportFormat.text

  @Flag(help: "List the places in the input where each event stands (in text; other formats always do).")
  var evidence = false
}

extension ReportFormat: ExpressibleByArgument {
  /// - Parameter argument: the name of a format.
  public init?(argument: String) {
    guard let format = ReportFormat.all.first(where: { $0.name == argument }) else { return nil }
    self = format
  }

  /// The names of all formats, for the help and the completions.
  public static var allValueStrings: [String] { all.map(\.name) }

  /// The same names, offered by a shell.
  public static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }

  /// The name, for the help.
  public var defaultValueDescription: String { name }
}
