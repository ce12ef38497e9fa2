internal import RetentionModel
internal import ArgumentParser

/// What the operator vouches for, where the logs do not show it.
struct CoverageOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Declare the logs complete from one time to another (repeatable).",
      discussion:
        "Only for an export that you know to be whole; the report says that it was declared.",
      valueName: "from/to"))
  var complete: [String] = []

  func validate() throws {
    for text in complete { _ = try CoverageOptions.window(text) }
  }

  /// The windows that are declared to be complete.
  var windows: [ClosedRange<Instant>] {
    complete.compactMap { try? CoverageOptions.window($0) }
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
