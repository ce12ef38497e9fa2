internal import RetentionTimeline

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

  /// Says what is wrong with the command line. It quotes the user's arguments, which come from anywhere.
  static func usage(_ text: String, of arguments: [String]) {
    let broken = arguments.flatMap { [$0, String($0.drop { $0 != "=" }.dropFirst())] }
      .filter { $0.contains(where: \.isNewline) }
      .sorted { $0.count > $1.count }
    let text = broken.reduce(text) { text, argument in
      text.replacing(argument, with: argument.split(whereSeparator: \.isNewline).joined(separator: " "))
    }
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      write(line.isPrintable ? line : line.printable)
    }
  }

  private static func write(_ line: String) {
    StatusLine.shared.giveWay(to: line + "\n")
  }
}
