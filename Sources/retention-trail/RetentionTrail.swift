internal import ArgumentParser
internal import Glibc
internal import RetentionReports
internal import RetentionStore

/// The command's root: what it is, and its subcommands.
struct RetentionTrail: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "retention-trail",
    abstract: "Shows from CloudTrail logs how long Amazon Chime kept messages, and who changed that.",
    discussion: """
      Reads CloudTrail logs as they are exported (folders of .json.gz, or any form that retention-trail help inputs lists), picks out the \
      calls PutRetentionSettings, GetRetentionSettings, PutAppInstanceRetentionSettings and \
      GetAppInstanceRetentionSettings, and rebuilds each account's history from them.

      retention-trail --schema prints the JSON Schema of what --format json writes.

      Data goes to the standard output; warnings and the closing tally go to the standard error. Times are UTC.

      EXIT CODES:
        0   done
        1   there is a finding that --fail-on asks for
        2   some input could not be read whole; everything else was still reported
        3   with --fail-on, there is nothing to judge: no input, no log of the requested account or period, or no event;
            of explain, no such event was read
        64  the command line is wrong
        70  a bug
        74  the output could not be written

      TOPICS (retention-trail help TOPIC):
      \(topicList)

      EXAMPLES:
        retention-trail logs/
        retention-trail timeline --format json --as-of 2026-11-22 logs/ > report.json
        aws s3 cp s3://BUCKET/KEY - | retention-trail events -
      """,
    version: versionText,
    subcommands: [
      TimelineCommand.self, EventsCommand.self, FindingsCommand.self, StateCommand.self,
      AccountsCommand.self, ExplainCommand.self, WatchCommand.self, ExtractCommand.self, CollectCommand.self,
      VerifyCommand.self, RulesCommand.self,
    ],
    defaultSubcommand: TimelineCommand.self)

  /// Runs what the command line asks for, and ends the process where that fails.
  static func run() async {
    let arguments = Array(CommandLine.arguments.dropFirst())
    do {
      try checkWords(arguments)
      if try printTopics(arguments) { return }
      var command = try parseAsRoot(arguments)
      if let timeline = command as? TimelineCommand {
        try checkPaths(timeline.input.paths, of: TimelineCommand.self, in: arguments)
      }
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch let failure as OutputFailure {
      Messages.error(failure.description)
      _exit(74)
    } catch let failure as StoreFailure {
      Messages.error(failure.description)
      _exit(failure.isOfWriting ? 74 : 2)
    } catch {
      // What the command line or a command itself says has its own code; anything else is a bug.
      let code = exitCode(for: error)
      if code == .validationFailure {
        Messages.usage(UsageComplaint(fullMessage(for: error), of: arguments))
        _exit(code.rawValue)
      }
      guard code == .failure, !(error is ExitCode) else { exit(withError: error) }
      Messages.error("unexpected: \(error)")
      _exit(70)
    }
  }
}

/// The version that `--version` and the reports print.
let toolVersion = "0.1.0"
/// What `--version` prints: the version, and those of what is written.
let versionText = "\(toolVersion)\n\(ReportFormat.standards)"
/// The program's name and version, for reports.
let toolName = "retention-trail \(toolVersion)"
