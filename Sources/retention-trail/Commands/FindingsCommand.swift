internal import ArgumentParser
internal import RetentionTimeline

/// `retention-trail findings`
struct FindingsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "findings",
    abstract: "Print what looks wrong, and why.",
    discussion: """
      Each finding tells what happened, who did it and from where, why it matters, how sure that is, and the command that \
      would restore the messages where they can be restored. `retention-trail rules` tells what is looked for.

      EXAMPLES:
        retention-trail findings --policy policy.yaml logs/
        retention-trail findings --min-level medium --format csv --output findings.csv logs/
        retention-trail findings --quiet --fail-on high logs/ || echo look at this
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json, jsonl, csv
  }

  @OptionGroup(title: "Input") var input: InputOptions
  @OptionGroup(title: "Selection") var selection: SelectionOptions
  @OptionGroup(title: "Findings") var findings: FindingOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  @Option(help: "How the findings are written.")
  var format = Format.text

  @Flag(help: "List the places in the input where the events stand (in text; other formats always do).")
  var evidence = false

  func run() async throws {
    let style = TextStyle(width: output.width, showsEvidence: evidence)
    try await findings.report(on: input, selection: selection, to: output) { report, output in
      var output = output
      let findings = FindingsReport(report)
      switch format {
      case .text: findings.writeText(to: &output, style: style)
      case .json: findings.writeJSON(to: output)
      case .jsonl: findings.writeJSONLines(to: output)
      case .csv: findings.writeCSV(to: output)
      }
    }
  }
}
