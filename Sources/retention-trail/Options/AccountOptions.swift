internal import RetentionFindings
internal import RetentionModel
internal import RetentionReports
internal import ArgumentParser

/// Whose history is shown.
struct AccountOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Show only this AWS account, of 12 digits (repeatable).", valueName: "id"))
  var awsAccount: [String] = []

  @Option(
    help: ArgumentHelp(
      "Show only this Chime account or AppInstance ARN (repeatable).", valueName: "id"))
  var chimeAccount: [String] = []

  func validate() throws {
    for id in awsAccount where id.wholeMatch(of: /[0-9]{12}/) == nil {
      throw ValidationError("--aws-account \(id): not the id of an AWS account, which has 12 digits.")
    }
  }

  /// Those accounts, at all times.
  var selection: Selection {
    var selection = Selection()
    selection.awsAccounts = awsAccount
    selection.resources = chimeAccount
    return selection
  }
}
