internal import RetentionReports
internal import RetentionModel

/// What is said on the standard error, one line at a time.
enum Messages {
  static func error(_ text: String) {
    write("retention-trail: \(text.printable)")
  }

  /// Says what could not be read, and what was read of it all the same.
  static func problem(_ problem: Problem) {
    let place = problem.offset > 0 ? " at byte \(problem.offset)" : ""
    let read = problem.recordsRead > 0 ? "; records read before it: \(problem.recordsRead)" : ""
    error("\(problem.path): \(problem.kind.rawValue)\(place): \(problem.message)\(read)")
  }

  /// Says how much was read and found, and why it may be nothing.
  static func tally(_ input: InputTally) {
    error(input.summary)
    if let hint = input.hint { error(hint) }
  }

  /// Says what is wrong with the command line.
  static func usage(_ complaint: UsageComplaint) {
    complaint.lines.forEach(write)
  }

  private static func write(_ line: String) {
    StatusLine.shared.giveWay(to: line + "\n")
  }
}
