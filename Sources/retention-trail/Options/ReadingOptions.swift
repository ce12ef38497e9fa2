internal import ArgumentParser
internal import LogReading
internal import RetentionStore
internal import SystemPackage

/// How much is read at a time.
struct ReadingOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Read what extract wrote before, a file or a folder of them (repeatable).",
      discussion: "Only what is named so is read as an extract: it is trusted as the logs would be.",
      valueName: "path"),
    completion: .file())
  var extract: [String] = []

  @Option(
    help: ArgumentHelp(
      "Read beside the paths what collect stored; files that it knows are not opened again.",
      discussion: "watch keeps there what it reads.",
      valueName: "file"),
    completion: .file())
  var store: String?

  @Option(
    help:
      "How many files are read at the same time; by default one per core. Values above the core count do not help."
  )
  var threads: Int?

  @Option(
    help: ArgumentHelp(
      "The largest record that is examined, in bytes, with K, M or G.", valueName: "size"))
  var maxRecordSize: String = "16M"

  @Flag(help: "Follow symbolic links that lead out of the named folder.")
  var followLinks = false

  /// Whether something is read although no path is named.
  var hasInputs: Bool { !extract.isEmpty || store != nil }

  /// What is read beside the paths.
  /// - Throws: `StoreFailure`.
  func openStore() throws -> Store? { try store.map { try Store(reading: FilePath($0)) } }

  /// The extracts.
  var extracts: [LogInput] { extract.map { .extract(FilePath($0)) } }

  func validate() throws {
    if let threads, threads < 1 { throw ValidationError("--threads takes a number from 1 on.") }
    guard let size = ReadingOptions.byteCount(maxRecordSize), size >= 1 << 10 else {
      throw ValidationError("--max-record-size takes a size from 1K on, such as 16M.")
    }
  }

  /// A reader with these options.
  /// - Parameter written: the files that this run writes, and must not read.
  func reader(excluding written: Set<FileIdentity>) -> LogReader {
    var reader = LogReader(threads: threads)
    reader.maxRecordSize = ReadingOptions.byteCount(maxRecordSize) ?? reader.maxRecordSize
    reader.excluded = written
    reader.followsLinks = followLinks
    return reader
  }

  private static func byteCount(_ text: String) -> Int? {
    let shifts: [Character: Int] = ["K": 10, "M": 20, "G": 30, "k": 10, "m": 20, "g": 30]
    guard let last = text.last, let shift = shifts[last] else { return Int(text) }
    guard let number = Int(text.dropLast()), (0...1 << 20).contains(number) else { return nil }
    return number << shift
  }
}
