internal import ArgumentParser
internal import LogIntegrity
internal import RetentionModel

/// What proves that nothing is missing, where logs alone do not show it: the operator's word, or digests.
struct CoverageOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Declare the logs complete from one time to another (repeatable).",
      discussion:
        "Only for an export that you know to be whole; the report says that it was declared.",
      valueName: "from/to"))
  var complete: [String] = []

  @Flag(
    help: ArgumentHelp(
      "Check the logs against CloudTrail's digests, which lie among the input, while they are read.",
      discussion:
        "What digests prove counts as covered; what is altered or missing is a hole and a finding. verify names each file."
    )
  )
  var verify = false

  @OptionGroup var keys: KeyOptions

  func validate() throws {
    if !verify, let name = keys.given {
      throw ValidationError("\(name) is for --verify; add --verify.")
    }
    for text in complete { _ = try CoverageOptions.window(text) }
  }

  /// The windows that are declared to be complete.
  var windows: [ClosedRange<Instant>] {
    complete.compactMap { try? CoverageOptions.window($0) }
  }

  /// What the files are checked with; nil where they are not to be.
  /// - Throws: a usage error where the keys cannot be used, or where what is read does not hold the files themselves.
  func examination(of input: InputOptions) throws -> LogVerification.Examination? {
    guard verify else { return nil }
    if input.reading.hasInputs {
      throw ValidationError(
        "--verify needs the files themselves, which --extract and --store do not hold; name the folder that does."
      )
    }
    return LogVerification.Examination(try keys.verification())
  }

  private static func window(_ text: String) throws -> ClosedRange<Instant> {
    let ends = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).map {
      String(decoding: $0, as: UTF8.self)
    }
    guard ends.count == 2 else {
      throw ValidationError("--complete \(text): write two times, such as 2024-01-01/2024-03-31.")
    }
    for end in ends { try TimeArgument.check("--complete", end) }
    let now = Instant.now
    guard let start = TimeArgument(ends[0])?.start(now: now), let end = TimeArgument(ends[1])?.end(now: now),
      start <= end
    else { throw ValidationError("--complete \(text): its end lies before its beginning.") }
    return start...end
  }
}
