internal import RetentionModel
internal import RetentionReports
internal import ArgumentParser

/// `retention-trail accounts`
struct AccountsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "accounts",
    abstract: "Print what each account comes to, those with the worst findings first.",
    discussion: """
      For each account: the periods in force, the last change and who made it, pending deletions, what can still be \
      restored, until when and by which command, what is gone, and how many findings there are, \
      those about trails included that did not log the account, or may not have.

      EXAMPLES:
        retention-trail accounts logs/
        retention-trail accounts --format csv --output accounts.csv logs/
      """)

  @OptionGroup(title: "Input") var input: InputOptions
  @OptionGroup(title: "Coverage") var coverage: CoverageOptions
  @OptionGroup(title: "Selection") var accounts: AccountOptions
  @OptionGroup(title: "Selection") var clock: ClockOptions
  @OptionGroup(title: "Findings") var findings: FindingOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Output") var details: CaseOptions

  @Option(help: "How they are written; by default in the format of the file's name, else as text.")
  var format: FormatChoice<AccountsReport>?

  func validate() throws { try output.checkNames(format) }

  func run() async throws {
    try await Run(input, coverage, output, details, selection: accounts.selection, by: clock).report(
      .history, by: findings, as: format, style: TextStyle()
    ) { AccountsReport($0) }
  }
}
