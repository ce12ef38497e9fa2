internal import ArgumentParser
internal import Glibc
internal import LogReading
internal import SystemPackage

/// What is read, and how.
struct InputOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Files, folders and tar archives (with all that is in them), or - for the standard input.",
      discussion:
        "Without any, and without --extract or --store, the standard input is read if it is not a terminal.",
      valueName: "path"),
    completion: .file())
  var paths: [String] = []

  @Option(
    help: ArgumentHelp("Read further paths from a file, or from -, one a line.", valueName: "file"),
    completion: .file())
  var filesFrom: String?

  @OptionGroup var reading: ReadingOptions

  mutating func validate() throws {
    if filesFrom == "-", paths.contains("-") {
      throw ValidationError("The standard input holds either logs or the names of files, not both.")
    }
    if paths.isEmpty, filesFrom == nil, !reading.hasInputs, isatty(STDIN_FILENO) != 0 {
      throw ValidationError("Nothing to read: name files or folders, or pipe logs in.")
    }
  }

  /// What is to be read.
  /// - Throws: a usage error where the list of files cannot be read.
  func inputs() throws -> [LogInput] {
    var inputs = paths.map { $0 == "-" ? LogInput.standardInput : .path(FilePath($0)) }
    if let filesFrom {
      do {
        inputs += try PathList.read(filesFrom)
      } catch {
        throw ValidationError("--files-from \(filesFrom): \(error)")
      }
    } else if inputs.isEmpty, !reading.hasInputs {
      inputs = [.standardInput]
    }
    return inputs + reading.extracts
  }

  /// A reader with these options.
  /// - Parameter written: the files that this run writes, and must not read.
  func reader(excluding written: Set<FileIdentity>) -> LogReader { reading.reader(excluding: written) }
}
