internal import RetentionFindings
internal import RetentionReports
internal import ArgumentParser

/// `retention-trail rules`
struct RulesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules",
    abstract: "Print the rules: what each looks for, why, and examples.",
    discussion: """
      Without a name: all rules, a line each. With one: why it matters, how the severity is chosen, what a policy can \
      set, and histories that it flags and passes.

      EXAMPLES:
        retention-trail rules
        retention-trail rules dip
      """)

  @Argument(
    help: ArgumentHelp("The rule, or all for every rule.", valueName: "rule"),
    completion: .list(Rules.descriptions.map(\.id) + ["all"]))
  var rule: String?

  @OptionGroup var color: ColorOptions

  func validate() throws {
    guard let rule, rule != "all", !Rules.descriptions.contains(where: { $0.id == rule }) else { return }
    let near = Rules.descriptions.map(\.id).nearest(to: rule, within: 2)
    let guess = near.isEmpty ? "" : "; did you mean \(near.joinedByOr)?"
    throw ValidationError(
      "There is no rule \(rule)\(guess.isEmpty ? ";" : guess) retention-trail rules lists them.")
  }

  func run() async throws {
    let output = try Output(nil, overwrites: false)
    let style = TextStyle(width: Terminal.width, isColored: color.isColored())
    if let rule {
      let wanted = Rules.descriptions.filter { rule == "all" || $0.id == rule }
      for description in wanted { description.writeText(to: output, style: style) }
    } else {
      Rules.writeList(to: output, style: style)
    }
    try output.close()
  }
}
