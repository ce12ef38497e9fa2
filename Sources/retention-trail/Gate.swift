internal import RetentionFindings
internal import RetentionModel
internal import RetentionReports
internal import ArgumentParser

/// What `--fail-on` makes of a run: its exit code, and one line that says why.
struct Gate {
  /// The least severity that fails a run.
  let failOn: Severity
  /// The least severity that is shown.
  let minimum: Severity
  /// Whether logs without any retention event are accepted.
  let allowsEmpty: Bool

  /// - Parameters:
  ///   - input: what was read.
  ///   - coverage: what it proves of times.
  ///   - subjects: all accounts that it names.
  ///   - selection: what is requested of them.
  ///   - showsEvents: whether any event is of the requested accounts and period.
  ///   - counts: how many findings of each severity there are that the policy does not suppress, shown or not.
  ///   - outOfView: how many of them are hidden by the view alone.
  /// - Throws: exit code 2 where the input is not whole, else 3 where there is nothing to judge, else 1 if any
  ///   finding is at or above the level.
  func judge(
    _ input: InputTally, _ coverage: Coverage, of subjects: [Subject], selection: Selection,
    showsEvents: Bool = true, counts: [Severity: Int], outOfView: [Severity: Int] = [:]
  ) throws {
    let bad = counts.filter { $0.key >= failOn }
    let count = bad.values.reduce(0, +)
    let hidden = bad.filter { $0.key < minimum }.values.reduce(0, +)
    var found = "\(count) finding\(count == 1 ? " is" : "s are") \(failOn.rawValue)"
    if failOn < .critical { found += " or above" }
    let unseen = outOfView.filter { $0.key >= failOn }.values.reduce(0, +)
    let options = [
      (hidden, "--min-level \(minimum.rawValue)"), (unseen, selection.viewOptions),
    ].filter { $0.0 > 0 }
    for (count, option) in options { found += ", \(count) of them hidden by \(option)" }

    if !input.problems.isEmpty {
      let number = input.problems.count
      let problems = number == 1 ? "1 problem, named" : "\(number) problems, named"
      try fail(2, "the input is incomplete (\(problems) above); \(found) in what was read")
    }
    if let reason = input.nothingToJudge(
      coverage, of: subjects, selection: selection, showsEvents: showsEvents, allowingEmpty: allowsEmpty)
    {
      try fail(3, "nothing to judge: \(reason)")
    }
    if count > 0 {
      let places = [
        hidden > 0 ? "--min-level \(failOn.rawValue) shows them" : nil,
        unseen > 0 ? "the report without \(selection.viewOptions) shows all" : nil,
      ].compactMap(\.self)
      let place = places.isEmpty ? "the report shows them" : places.joined(separator: ", and ")
      try fail(1, "\(found); \(place)")
    }
  }

  private func fail(_ code: Int32, _ reason: String) throws {
    Messages.error("--fail-on \(failOn.rawValue) fails (exit code \(code)): \(reason)")
    throw ExitCode(code)
  }
}

extension InputTally {
  /// Why there is nothing in the input that findings could be about; nil where there is something.
  /// - Parameters:
  ///   - coverage: what it proves of times.
  ///   - subjects: all accounts that it names.
  ///   - selection: what is requested of them.
  ///   - allowingEmpty: whether logs without any retention event are accepted.
  func nothingToJudge(
    _ coverage: Coverage, of subjects: [Subject], selection: Selection, showsEvents: Bool, allowingEmpty: Bool
  ) -> String? {
    if files == 0 { return "there is no file to read" }
    if bytesRead == 0 { return "the input is empty" }
    if records == 0, coverage.span == nil {
      return "no CloudTrail record and no CloudTrail log file was read"
    }
    if subjects.isEmpty, !allowingEmpty {
      return
        "no retention event was read; --allow-empty accepts that of logs that are known to be the right ones"
    }
    if let unknown = selection.unknownNames(among: subjects, accounts: coverage.accounts) { return unknown }
    guard selection.start != nil || selection.end != nil, !showsEvents else { return nil }
    let start = selection.start ?? .distantPast
    let span = start...max(start, selection.end ?? .distantFuture)
    let accounts = selection.awsAccounts.isEmpty ? coverage.accounts : selection.awsAccounts
    return accounts.contains { coverage.hasWitness(of: $0, within: span) }
      ? nil : "no log and no retention event is of the requested accounts and period"
  }
}

extension Selection {
  /// The requested names that are not known, with the known ones that are most like each; nil if all are known.
  /// - Parameter accounts: AWS accounts whose logs were read, with or without retention events.
  func unknownNames(among subjects: [Subject], accounts: [String]) -> String? {
    let unknown = unknown(among: subjects, accounts: accounts).map { name in
      let option = name.isResource ? "--chime-account" : "--aws-account"
      let guess = name.nearest.isEmpty ? "" : "; did you mean \(name.nearest.joinedByOr)?"
      return
        "no \(name.isResource ? "retention event" : "log and no retention event") of \(name.text) (\(option)) was read\(guess)"
    }
    return unknown.isEmpty ? nil : unknown.joined(separator: "; ")
  }
}
