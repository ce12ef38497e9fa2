internal import RetentionFindings
internal import RetentionModel
internal import RetentionReports
internal import ArgumentParser
internal import Glibc
internal import LogReading
internal import RetentionStore

/// `retention-trail timeline`
struct TimelineCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "timeline",
    abstract: "Print the change history of each account (the default).",
    discussion: """
      Every change of a retention period with what was in force before and after it, who made it and from where, and what \
      became of the messages that it excluded; failed attempts and views of the settings; and beside each the findings.

      EXAMPLES:
        retention-trail logs/
        retention-trail timeline --chime-account 6ff06543-8550-4eec-ade4-107169f61480 --evidence logs/
      """)

  @OptionGroup(title: "Input") var input: InputOptions
  @OptionGroup(title: "Coverage") var coverage: CoverageOptions
  @OptionGroup(title: "Selection") var selection: SelectionOptions
  @OptionGroup(title: "Findings") var findings: FindingOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  @OptionGroup(title: "Format") var form: FormatOptions

  func run() async throws {
    try await findings.report(
      .history, of: input, selection: selection, coverage: coverage, to: output, as: form)
  }
}

extension Report {
  /// Reads the inputs whole and reports on them.
  /// - Parameters:
  ///   - output: where the report goes, which is not to be read.
  ///   - knownAt: the last moment of which anything is known; nil if everything that is read counts.
  ///   - coverage: what the operator vouches for.
  static func read(
    _ input: InputOptions, output: Output, selection: Selection, asOf: Instant, knownAt: Instant? = nil,
    coverage: CoverageOptions, filter: FindingFilter? = nil, contents: Contents = .history,
    showingProgress: Bool
  ) async throws -> Report {
    let store = try input.reading.openStore()
    let trail = try await input.reader(excluding: output.identities).showingProgress(
      showingProgress, of: try input.inputs()
    ) { try await $0.readTrail(of: $1, with: store) }
    return Report(
      tool: toolName, history: trail.history, input: trail.input, selection: selection, asOf: asOf,
      now: .now, knownAt: knownAt, declared: coverage.windows, filter: filter, contents: contents)
  }
}
