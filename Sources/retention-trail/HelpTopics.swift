internal import RetentionReports

// What `help` shows beside the help of each command, which is the parser's.

extension RetentionTrail {
  /// The topics, as the help lists them.
  static var topicList: String {
    let column = (HelpTopic.all.map(\.id.count).max() ?? 0) + 2
    return HelpTopic.all.map { topic in
      "  \(topic.id)\(String(repeating: " ", count: column - topic.id.count))\(topic.summary)"
    }.joined(separator: "\n")
  }

  /// Prints a topic, or all of them as sections of the manual page.
  /// - Returns: false where the command line asks for neither.
  /// - Throws: `OutputFailure`.
  static func printTopics(_ arguments: [String]) throws -> Bool {
    guard arguments.count == 2, arguments[0] == "help" else { return false }
    let topics = HelpTopic.all.filter { $0.id == arguments[1] }
    guard !topics.isEmpty || arguments[1] == "--mdoc" else { return false }
    let output = try Output(nil, overwrites: false)
    let style = TextStyle(width: Terminal.width, isColored: ColorOptions.Choice.auto.isColored())
    for topic in topics { topic.writeText(to: output, style: style) }
    // Formatters hyphenate words, and options have to be copied as they are.
    if topics.isEmpty { output.write(".nh\n" + HelpTopic.all.map(\.manualSection).joined()) }
    try output.close()
    return true
  }
}
