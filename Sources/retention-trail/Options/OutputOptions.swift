internal import RetentionModel
internal import RetentionReports
internal import ArgumentParser
internal import SystemPackage

/// Where the output goes.
struct OutputOptions: ParsableArguments {
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Write to a file, which gets its name only when it is complete.", valueName: "file"),
    completion: .file())
  var output: String?

  @Flag(help: "Overwrite the output file if it exists.")
  var force = false

  @OptionGroup var color: ColorOptions
  @OptionGroup var messages: MessageOptions

  func validate() throws {
    guard let output else { return }
    if Output.isForeign(FilePath(output)) {
      throw ValidationError(
        "\(output) is a folder or a device; name a file, or leave out --output and redirect the output.")
    }
    if force, Output.holdsLog(FilePath(output)) {
      throw ValidationError("\(output) holds a log, which no report replaces; name another file.")
    }
    guard !force, Output.exists(FilePath(output)) else { return }
    throw ValidationError("\(output) exists; --force overwrites it.")
  }

  /// How text is laid out: a file is the same wherever the command was run.
  func style(showsEvidence: Bool) -> TextStyle {
    TextStyle(
      width: output == nil ? Terminal.width : 80, showsEvidence: showsEvidence,
      isColored: color.isColored(toFile: output != nil))
  }

  /// Runs a command's work with its output, then prints the tally.
  /// - Returns: what was read; it may not be whole.
  func run(_ work: (Output) async throws -> InputTally) async throws -> InputTally {
    let output = try Output(output.map { FilePath($0) }, overwrites: force)
    let tally: InputTally
    do {
      tally = try await work(output)
      try output.close()
    } catch {
      output.abandon()
      // Once the output has failed, anything else that ends the work follows from that.
      throw output.failure ?? error
    }
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
