internal import ArgumentParser
internal import Glibc
internal import LogReading
internal import RecordScanner
internal import SystemPackage

/// What is read, and how.
struct InputOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Files, folders (with all that is in them), or - for the standard input.",
      discussion: "Without any, the standard input is read if it is not a terminal.",
      valueName: "path"))
  var paths: [String] = []

  @Option(
    help: ArgumentHelp("Read further paths from a file, or from -, one a line.", valueName: "file"))
  var filesFrom: String?

  @Option(help: "How many files are read at the same time; by default one a processor.")
  var threads: Int?

  @Option(
    help: ArgumentHelp(
      "The most bytes of a record that is examined, with K, M or G.", valueName: "size"))
  var maxRecordSize: String = "16M"

  mutating func validate() throws {
    if let threads, threads < 1 { throw ValidationError("--threads takes a number from 1 on.") }
    guard let size = InputOptions.byteCount(maxRecordSize), size >= 1 << 10 else {
      throw ValidationError("--max-record-size takes a size from 1K on, such as 16M.")
    }
    if filesFrom == "-", paths.contains("-") {
      throw ValidationError("The standard input holds either logs or the names of files, not both.")
    }
    if paths.isEmpty, filesFrom == nil, isatty(STDIN_FILENO) != 0 {
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
    } else if inputs.isEmpty {
      inputs = [.standardInput]
    }
    return inputs
  }

  /// A reader as the options ask for.
  func reader() -> LogReader {
    var reader = LogReader(threads: threads ?? max(sysconf(Int32(_SC_NPROCESSORS_ONLN)), 1))
    reader.limits = RecordScanner.Limits(
      recordBytes: InputOptions.byteCount(maxRecordSize) ?? 16 << 20)
    return reader
  }

  private static func byteCount(_ text: String) -> Int? {
    let shifts: [Character: Int] = ["K": 10, "M": 20, "G": 30, "k": 10, "m": 20, "g": 30]
    guard let last = text.last, let shift = shifts[last] else {
      return Int(text)
    }
    guard let number = Int(text.dropLast()), (0...1 << 20).contains(number) else { return nil }
    return number << shift
  }
}
