internal import RetentionModel
internal import RetentionReports
internal import ArgumentParser
internal import SystemPackage

/// Where the output goes.
struct OutputOptions: ParsableArguments {
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Write to a file, which gets its name only when it is complete (repeatable for reports).",
      discussion: "Without --format each report is written in the format of its file's name.",
      valueName: "file"),
    completion: .file())
  var output: [String] = []

  @Flag(help: "Overwrite the output file if it exists.")
  var force = false

  @OptionGroup var color: ColorOptions
  @OptionGroup var messages: MessageOptions

  func validate() throws {
    for (index, path) in output.enumerated() {
      if output[..<index].contains(path) { throw ValidationError("--output \(path) is there twice.") }
      if Output.isForeign(FilePath(path)) {
        throw ValidationError(
          "\(path) is a folder or a device; name a file, or leave out --output and redirect the output.")
      }
      if force, Output.holdsLog(FilePath(path)) {
        throw ValidationError("\(path) holds a log, which no report replaces; name another file.")
      }
      guard !force, Output.exists(FilePath(path)) else { continue }
      throw ValidationError("\(path) exists; --force overwrites it.")
    }
  }

  /// - Throws: a usage error where a file's name stands for a format in which the content is not written.
  func checkNames<Content>(_ format: FormatChoice<Content>?) throws {
    guard format == nil else { return }
    for path in output {
      guard let named = ReportFormat.named(by: path),
        !Content.formats.contains(where: { $0.name == named.name })
      else { continue }
      let names = Content.formats.map(\.name).joinedByOr
      throw ValidationError("\(path): \(named.name) is not written here; --format takes \(names).")
    }
  }

  /// - Throws: a usage error where there is more than one file.
  func requireOne() throws {
    if output.count > 1 { throw ValidationError("--output names one file for what is no report.") }
  }

  /// Runs a command's work with its outputs, then prints the tally.
  /// - Returns: what was read; it may not be whole.
  func run(_ work: (Outputs) async throws -> InputTally) async throws -> InputTally {
    let outputs = try Outputs(self)
    let tally = try await outputs.complete { try await work(outputs) }
    for problem in tally.problems { Messages.problem(problem) }
    if !messages.quiet { Messages.tally(tally) }
    return tally
  }
}

extension InputTally {
  /// - Throws: exit code 2 where some input could not be read whole.
  func requireWhole() throws {
    if !problems.isEmpty { throw ExitCode(2) }
  }
}
