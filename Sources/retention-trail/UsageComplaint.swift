internal import RetentionModel
internal import RetentionReports
internal import ArgumentParser

/// What the parser says of a wrong command line, made fit to be shown: it quotes the arguments, which come from
/// anywhere, and its guess at what was meant may be far from it, or destroy something.
struct UsageComplaint {
  /// None of them forges a line or steers a terminal.
  let lines: [String]

  /// - Parameters:
  ///   - text: what the parser says.
  ///   - arguments: the command line, without the program's name.
  init(_ text: String, of arguments: [String]) {
    let lines = UsageComplaint.lines(of: text, quoting: arguments)
    let first = lines.first.map { UsageComplaint.withBetterGuess($0, at: arguments) }
    self.lines = ([first].compactMap(\.self) + lines.dropFirst()).map { $0.isPrintable ? $0 : $0.printable }
  }

  /// The lines of a text, in which an argument that is quoted breaks none.
  private static func lines(of text: String, quoting arguments: [String]) -> [String] {
    // Scalars, not characters: behind the parser's quotation mark an accent would hide the argument's beginning.
    var text = text.unicodeScalars
    let parts = arguments.map(\.unicodeScalars).flatMap {
      [$0, String.UnicodeScalarView($0.drop { $0 != "=" }.dropFirst())]
    }
    for part in parts.filter({ $0.contains(where: \.breaksLine) }).sorted(by: { $0.count > $1.count }) {
      let whole = part.split(whereSeparator: \.breaksLine).joined(separator: " ".unicodeScalars)
      text = text.replacing(part, with: String.UnicodeScalarView(whole))
    }
    return text.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
  }

  /// The complaint about an unknown option, with a guess that helps or with none.
  private static func withBetterGuess(_ line: String, at arguments: [String]) -> String {
    let (start, middle) = ("Error: Unknown option '", "'. Did you mean '")
    guard line.utf8.starts(with: start.utf8),
      line.utf8.last == UInt8(ascii: "?") || line.utf8.last == UInt8(ascii: "'")
    else { return line }
    let ends = line.ranges(of: middle)
    let rest = line.dropFirst(start.count)
    let option = ends.last.map { String(line[rest.startIndex..<$0.lowerBound]) } ?? String(rest.dropLast())
    let guess = ends.last.map { String(line[$0.upperBound...].dropLast(2)) }
    let better =
      known(option, in: arguments)
      ?? guess.flatMap { guess in
        ["--force"].contains(guess) ? nil : [guess].nearest(to: option, within: 2).first
      }
    return start + option + "'" + (better.map { ". Did you mean '\($0)'?" } ?? "")
  }

  /// What other programs call what is called otherwise here, where the command has that.
  private static func known(_ option: String, in arguments: [String]) -> String? {
    let formats = ReportFormat.all.map { ("--\($0.name)", ["--format", $0.name]) }
    let others = [
      ("--from", ["--start-time"]), ("--after", ["--start-time"]), ("--to", ["--end-time"]),
      ("--before", ["--end-time"]), ("--account", ["--aws-account"]), ("--at", ["--as-of"]),
    ]
    guard let words = (formats + others).first(where: { $0.0 == option })?.1,
      let place = arguments.firstIndex(where: { $0 == option || $0.utf8.starts(with: "\(option)=".utf8) })
    else { return nil }
    var corrected = arguments
    corrected[place] = words[0] + String(arguments[place].dropFirst(option.count))
    if words.count > 1 { corrected[place] = words.joined(separator: "=") }
    do {
      _ = try RetentionTrail.parseAsRoot(corrected)
    } catch {
      // The command may have another complaint, but not one about this.
      let complaint = RetentionTrail.message(for: error)
      guard !complaint.contains(words[0]), !complaint.contains("'\(words[words.count - 1])'") else {
        return nil
      }
    }
    return words.joined(separator: " ")
  }
}

extension Unicode.Scalar {
  /// Whether a line ends with it, for a terminal or for a reader.
  fileprivate var breaksLine: Bool { Character(self).isNewline }
}
