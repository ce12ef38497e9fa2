internal import ArgumentParser
internal import Glibc
internal import LogReading
internal import RetentionTimeline

/// `retention-trail timeline`
struct TimelineCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "timeline",
    abstract: "Print the change history of each account (the default).",
    discussion: """
      Every change of a retention period with what was in force before and after it, who made it and from where, and what \
      became of the messages that it condemned; failed attempts and look-ups in between; and beside each what looks wrong.

      EXAMPLES:
        retention-trail logs/
        retention-trail timeline --chime-account 6ff06543-8550-4eec-ade4-107169f61480 --evidence logs/
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  @OptionGroup(title: "Input") var input: InputOptions
  @OptionGroup(title: "Selection") var selection: SelectionOptions
  @OptionGroup(title: "Findings") var findings: FindingOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  @Option(help: "How the history is written.")
  var format = Format.text

  @Flag(help: "List the places in the input where each event stands (in text; JSON always does).")
  var evidence = false

  func run() async throws {
    let style = TextStyle(width: output.width, showsEvidence: evidence)
    try await findings.report(on: input, selection: selection, to: output) { report, output in
      var output = output
      switch format {
      case .text: report.writeText(to: &output, style: style)
      case .json: report.writeJSON(to: output)
      }
    }
  }
}

extension Report {
  /// Reads the inputs whole and reports on them.
  static func read(
    _ input: InputOptions, selection: Selection, asOf: Instant, scrutiny: Scrutiny? = nil
  ) async throws -> Report {
    let collector = HistoryCollector()
    let tally = try await input.reader().read(try input.inputs()) { $0.forEach(collector.insert) }
    return Report(
      tool: toolName, history: collector.history, input: tally, selection: selection, asOf: asOf,
      scrutiny: scrutiny)
  }
}
