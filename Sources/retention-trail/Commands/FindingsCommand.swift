internal import RetentionModel
internal import RetentionReports
internal import ArgumentParser

/// `retention-trail findings`
struct FindingsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "findings",
    abstract: "Print what looks wrong, and why.",
    discussion: """
      Each finding says what happened, who did it and from where, why it matters and how sure that is, with the command \
      that would restore the messages if they can be restored. `retention-trail rules` lists the rules.

      EXAMPLES:
        retention-trail findings --policy policy.yaml logs/
        retention-trail findings --min-level medium --format csv --output findings.csv logs/
        retention-trail findings --quiet --fail-on high logs/ || echo look at this
      """)

  @OptionGroup(title: "Input") var input: InputOptions
  @OptionGroup(title: "Coverage") var coverage: CoverageOptions
  @OptionGroup(title: "Selection") var selection: SelectionOptions
  @OptionGroup(title: "Findings") var findings: FindingOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Output") var details: CaseOptions

  @OptionGroup(title: "Format") var form: FormatOptions<Report>

  func validate() throws { try output.checkNames(form.format) }

  func run() async throws {
    try await Run(input, coverage, output, details, selection: selection.selection, by: selection.clock)
      .report(
        .findings, by: findings, as: form.format, style: TextStyle(showsEvidence: form.evidence)
      ) { $0 }
  }
}
