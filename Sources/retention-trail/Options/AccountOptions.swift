internal import ArgumentParser
internal import RetentionTimeline

/// Whose history is shown.
struct AccountOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Show only this AWS account (repeatable).", valueName: "id"))
  var awsAccount: [String] = []

  @Option(
    help: ArgumentHelp(
      "Show only this Chime account or AppInstance ARN (repeatable).", valueName: "id"))
  var chimeAccount: [String] = []

  /// Those accounts, at all times.
  var selection: Selection {
    var selection = Selection()
    selection.awsAccounts = awsAccount
    selection.resources = chimeAccount
    return selection
  }
}
