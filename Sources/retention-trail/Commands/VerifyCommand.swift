internal import ArgumentParser
internal import LogIntegrity
internal import LogReading
internal import RetentionModel
internal import RetentionReports
internal import SystemPackage

/// `retention-trail verify`
struct VerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Check log files against CloudTrail's digests: are they whole and unaltered?",
    discussion: """
      Compares the SHA-256 of each log and each digest with what the digests say, follows their chains, and checks their \
      signatures with the public keys that are given. It needs no network, and files may lie in any folders. See \
      retention-trail help integrity.

      EXIT CODES:
        0   whole: nothing altered, nothing missing
        1   something was altered or is missing, or there are no digests
        2   some input could not be read

      EXAMPLES:
        retention-trail verify AWSLogs/
        retention-trail verify --public-keys keys.json --format json AWSLogs/ > integrity.json
      """)

  @Argument(
    help: ArgumentHelp(
      "Files, folders and tar archives that hold logs and digests, or - for the standard input.",
      valueName: "path"),
    completion: .file())
  var paths: [String] = []

  @OptionGroup var keys: KeyOptions

  @Flag(help: "List every digest and log, and not only those of which something has to be said.")
  var all = false

  @Option(help: "How many files are read at the same time; by default one per core.")
  var threads: Int?

  @Flag(help: "Follow symbolic links that lead out of the named folder.")
  var followLinks = false

  @Option(
    help: ArgumentHelp(
      "How it is written; by default in the format of the file's name, else as text.",
      discussion: IntegrityReport.formats.map(\.name).joined(separator: ", ") + "."))
  var format: FormatChoice<IntegrityReport>?

  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Output") var zone: ZoneOptions

  func validate() throws {
    if let threads, threads < 1 { throw ValidationError("--threads takes a number from 1 on.") }
    if paths.isEmpty, Terminal.isInput {
      throw ValidationError("Nothing to read: name the folder that holds logs and digests.")
    }
    try output.checkNames(format)
  }

  func run() async throws {
    let inputs =
      paths.isEmpty
      ? [LogInput.standardInput] : paths.map { $0 == "-" ? .standardInput : .path(FilePath($0)) }
    var verification = try keys.verification()
    verification.reader = LogReader(threads: threads)
    verification.tellsAll = all
    let integrity = try await verify(inputs, verification, showsProgress: output.messages.showsProgress)
    if !integrity.isWhole || !output.messages.quiet { Messages.error(integrity.verdictWords) }
    try integrity.input.requireWhole()
    if !integrity.isWhole { throw ExitCode(1) }
  }

  private func verify(
    _ inputs: [LogInput], _ verification: LogVerification, showsProgress: Bool
  ) async throws -> Integrity {
    let outputs = try Outputs(output)
    return try await outputs.complete {
      var reader = verification.reader
      reader.excluded = outputs.identities
      reader.followsLinks = followLinks
      let integrity = try await reader.showingProgress(showsProgress, of: inputs) { reader, inputs in
        var verification = verification
        verification.reader = reader
        return try await verification.verify(inputs)
      }
      outputs.write(IntegrityReport(tool: toolName, integrity), as: format, zone: zone.zone)
      for problem in integrity.input.problems { Messages.problem(problem) }
      return integrity
    }
  }
}
