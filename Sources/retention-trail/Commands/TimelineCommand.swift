internal import RetentionModel
internal import RetentionReports
internal import ArgumentParser

/// `retention-trail timeline`
struct TimelineCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "timeline",
    abstract: "Print the change history of each account (the default).",
    discussion: """
      Above 100 entries, text has a line an entry unless --full is given. Every change of a retention period with what was in force before and after it, who made it and from where, and what \
      became of the messages that it excluded; failed attempts and views of the settings; and beside each the findings.

      EXAMPLES:
        retention-trail logs/
        retention-trail timeline --compact --actor svc-mirror logs/
        retention-trail timeline --chime-account 6ff06543-8550-4eec-ade4-107169f61480 --evidence logs/
      """)

  @OptionGroup(title: "Input") var input: InputOptions
  @OptionGroup(title: "Coverage") var coverage: CoverageOptions
  @OptionGroup(title: "Selection") var selection: SelectionOptions
  @OptionGroup(title: "Findings") var findings: FindingOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Output") var details: CaseOptions

  @OptionGroup(title: "Format") var form: FormatOptions<Report>
  @OptionGroup(title: "Format") var detail: DetailOptions

  func validate() throws {
    try output.checkNames(form.format)
    if detail.compact, form.evidence {
      throw ValidationError("--compact has no room for --evidence; leave out one of them.")
    }
  }

  func run() async throws {
    let style = TextStyle(showsEvidence: form.evidence, detail: detail.detail, showsViews: detail.views)
    try await Run(input, coverage, output, details, selection: selection.selection, by: selection.clock)
      .report(
        .history, by: findings, as: form.format, style: style
      ) { $0 }
  }
}
