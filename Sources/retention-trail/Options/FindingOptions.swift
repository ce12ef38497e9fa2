internal import RetentionFindings
internal import RetentionModel
internal import RetentionReports
public import ArgumentParser
internal import PolicyReading
internal import SystemPackage

/// What is looked for, and what follows from it.
struct FindingOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "What the organisation expects, in YAML; samples/policy.yaml explains each key.", valueName: "file"),
    completion: .file())
  var policy: String?

  @Option(help: ArgumentHelp("Show only findings of this severity or above.", valueName: "level"))
  var minLevel = Severity.informational

  @Option(
    help: ArgumentHelp(
      "Exit with 1 if any finding is at or above this severity, and with 3 if there is nothing to judge.",
      valueName: "level"))
  var failOn: Severity?

  @Flag(help: "With --fail-on: accept logs without any retention event.")
  var allowEmpty = false

  @Flag(help: "Show the findings that the policy suppresses as well, with the reason.")
  var showSuppressed = false

  /// Which findings are shown; names the suppressions that have expired.
  /// - Throws: a usage error where the policy cannot be read.
  func filter(asOf: Instant) throws -> FindingFilter {
    let policy = try policy.map { try Policy(file: $0) } ?? Policy()
    for suppression in policy.suppressions where suppression.isExpired(at: asOf) {
      let day = suppression.expiry.map { " after \($0.date)" } ?? ""
      Messages.error(
        "policy: the suppression of \(suppression.rule.pattern) (\(suppression.reason)) expired\(day)")
    }
    return FindingFilter(policy: policy, minimum: minLevel, showsSuppressed: showSuppressed)
  }

  func validate() throws {
    if allowEmpty, failOn == nil {
      throw ValidationError("--allow-empty says what --fail-on accepts; add --fail-on.")
    }
  }

  /// What decides the exit code; nil without --fail-on.
  var gate: Gate? {
    failOn.map { Gate(failOn: $0, minimum: minLevel, allowsEmpty: allowEmpty) }
  }

  /// Reads the inputs, writes the report, and judges its findings.
  /// - Throws: exit code 2 if some input could not be read whole, else 3 if there is nothing to judge, else 1 if any
  ///   finding is at or above `--fail-on`; the last two only with that option.
  func report(
    _ contents: Report.Contents, of input: InputOptions, selection: SelectionOptions,
    coverage: CoverageOptions, to output: OutputOptions, as form: FormatOptions
  ) async throws {
    let asOf = selection.clock
    let filter = try filter(asOf: asOf)
    if !output.messages.quiet { selection.explain() }
    var judged: Report?
    let tally = try await output.run { target in
      let report = try await Report.read(
        input, output: target, selection: selection.selection, asOf: asOf, knownAt: selection.knownAt,
        coverage: coverage, filter: filter, contents: contents,
        showingProgress: output.messages.showsProgress)
      judged = report
      report.write(form.format.chosen, to: target, style: output.style(showsEvidence: form.evidence))
      return report.input
    }
    if let judged, let gate {
      try gate.judge(
        tally, judged.coverage, of: judged.subjects, selection: judged.selection,
        showsEvents: !judged.isEmpty, counts: judged.counts)
    } else if let judged, !output.messages.quiet,
      let unknown = judged.selection.unknownNames(among: judged.subjects, accounts: judged.coverage.accounts)
    {
      Messages.error(unknown)
    }
    try tally.requireWhole()
  }
}

extension Severity: ExpressibleByArgument {}

extension Policy {
  /// - Throws: a usage error that names the file, and the line where that is at fault.
  fileprivate init(file name: String) throws {
    let bytes: [UInt8]
    do {
      let file = try FileDescriptor.open(FilePath(name), .readOnly, options: .closeOnExec)
      bytes = try file.closeAfter { try file.bytes(upTo: 1 << 20) }
    } catch {
      throw ValidationError("--policy \(name): \(error)")
    }
    guard let text = String(validating: bytes, as: UTF8.self), bytes.count <= 1 << 20 else {
      throw ValidationError("--policy \(name): not a text of 1 MiB or less in UTF-8")
    }
    do throws(PolicyError) {
      try self.init(yaml: text, rules: Rules.settings)
    } catch {
      throw ValidationError("--policy \(name): \(error)")
    }
  }
}
