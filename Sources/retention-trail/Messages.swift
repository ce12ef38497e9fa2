internal import ArgumentParser
internal import CloudTrailRecords
internal import RetentionModel
internal import RetentionReports

/// What is said on the standard error, one line at a time.
enum Messages {
  static func error(_ text: String) {
    write("retention-trail: \(text.printable)")
  }

  /// Says what could not be read, and what was read of it all the same.
  /// - Parameter note: what is to be said behind that.
  static func problem(_ problem: InputTally.Problem, note: String = "") {
    let place = problem.offset > 0 ? " at byte \(problem.offset)" : ""
    let read = problem.recordsRead > 0 ? "; records read before it: \(problem.recordsRead)" : ""
    error("\(problem.path): \(problem.kind.rawValue)\(place): \(problem.message)\(read)\(note)")
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

extension InputTally {
  /// What may be the reason that nothing was found, and what to do; nil where something was, or where a problem
  /// says it.
  var hint: String? {
    guard matched == 0, problems.isEmpty else { return nil }
    if files == 0 { return "there is no file to read: name the folder that holds the logs" }
    if records > 0 {
      return """
        no retention call is among them: Amazon Chime's are logged in us-east-1 alone, those of the Chime SDK in the \
        AppInstance's region, as management events; are these logs of that region and time?
        """
    }
    if bystanders == Bystanders() {
      return
        "there is no record in it: name CloudTrail's log files, as they stand under AWSLogs/ in the bucket"
    }
    return
      "what was read stands beside the logs and holds no records: name the bucket's folder CloudTrail/ as well"
  }
}

/// What is said on the standard error beside problems.
struct MessageOptions: ParsableArguments {
  @Flag(name: .shortAndLong, help: "Do not print the closing tally or the progress.")
  var quiet = false

  @Flag(help: "Do not show the progress of reading on a terminal.")
  var noProgress = false

  var showsProgress: Bool { !quiet && !noProgress }
}
