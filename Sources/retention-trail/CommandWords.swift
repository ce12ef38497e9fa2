internal import RetentionReports
internal import ArgumentParser
internal import SystemPackage

// What stands where a command's name may stand. A name that is mistyped would else be taken for a path of the default
// command, and the answer for that of another question.

extension RetentionTrail {
  private static var commandNames: [String] {
    configuration.subcommands.compactMap { $0.configuration.commandName }
  }

  /// Looks at the words before any of them is parsed.
  /// - Throws: a usage error for the name of a command or a topic that there is not.
  static func checkWords(_ arguments: [String]) throws {
    guard let first = arguments.first, !commandNames.contains(first) else { return }
    if first == "help" {
      for word in arguments.dropFirst() where word.utf8.first != UInt8(ascii: "-") && word != "help" {
        try checkHelp(word, isAlone: arguments.count == 2)
      }
    } else {
      try checkPath(first)
    }
  }

  private static func checkHelp(_ word: String, isAlone: Bool) throws {
    guard !commandNames.contains(word) else { return }
    let topics = HelpTopic.all.map(\.id)
    if topics.contains(word) {
      if isAlone { return }
      throw ValidationError("A topic stands alone: retention-trail help \(word).")
    }
    let names = (commandNames + topics).nearest(to: word, within: 2)
    let guess = names.isEmpty ? commandNames : names
    throw ValidationError("There is no command or topic \(word); did you mean \(guess.joinedByOr)?")
  }

  /// Looks at the paths of a command that was not named.
  /// - Throws: a usage error where one of them is no path, and looks like a command's name.
  static func checkPaths(_ paths: [String], of command: any ParsableCommand.Type, in arguments: [String])
    throws
  {
    let name = command.configuration.commandName
    guard arguments.count(where: { $0 == name }) == paths.count(where: { $0 == name }) else { return }
    try paths.forEach(checkPath)
  }

  private static func checkPath(_ word: String) throws {
    guard word.utf8.first != UInt8(ascii: "-"), word.utf8.count > 1, !Output.exists(FilePath(word)) else {
      return
    }
    guard let name = commandNames.nearest(to: word, count: 1, within: 2).first else { return }
    throw ValidationError(
      "\(word) is neither a command nor an existing path; did you mean the command \(name)?")
  }
}

extension [String] {
  /// `a`, `a or b`, `a, b or c`.
  var joinedByOr: String {
    count < 2 ? first ?? "" : dropLast().joined(separator: ", ") + " or " + self[count - 1]
  }
}
