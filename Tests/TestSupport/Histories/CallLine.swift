/// One line of a history: a retention call in words, from which its CloudTrail record is made.
///
///     2025-03-04T05:06:07Z put room=30 conversation=off by=user/ines id=e-1
///
/// A time, a verb of `CallVerb`, and words of the form `key=value`. What no word says is ordinary, but in a line with the
/// word `bare`: there, what is not said is not written. A value `-` leaves its member out; one that begins as JSON
/// (`"`, `{`, `[`, or `null`) is written as it is.
///
/// - `room`, `conversation`, `channel`, `word`, or `each` scope of the service: a number as it is written, `off` for `{}`,
///   `hidden` for what CloudTrail removed; in the response with `reported.` before it.
/// - `request`, `response`: the whole side: `null`, `omitted`, `hidden`, `unset` (the resource or the deletion time alone).
///   `settings`, `reported.settings`: the settings in it: `null`, `omitted`, `hidden`.
/// - `deletion`: initiateDeletionTimestamp, a number or a time.
/// - `by`: `ROLE/SESSION`, `user/NAME` or `root`; `caller`: of which account; `key`, `mfa`, `console`.
/// - `from`, `agent`, `region`, `account`, `resource`, `id`, `shared` (sharedEventID), `error`, `message`.
/// - `corrects`, `updated`: an addendum's. `behind=fault`: found behind a fault of its file; `in`: that file.
/// - `with`: further members, as JSON, up to the end of the line.
struct CallLine {
  let time: String
  let verb: CallVerb
  private(set) var words: [String: String] = [:]
  let isBare: Bool

  /// - Parameters:
  ///   - line: see above.
  ///   - number: of the line, which gives the eventID unless `id` does.
  init(_ line: some StringProtocol, number: Int = 1) throws {
    let line = String(line)
    let further = line.range(ofWord: "with=")
    var parts = line[..<(further?.lowerBound ?? line.endIndex)].split(separator: " ").map(String.init)
    try hold(parts.count >= 2, "a line has a time and a verb: \(line)")
    time = parts.removeFirst()
    let name = parts.removeFirst()
    verb = try CallVerb.named[name].required("verb \(name)")
    isBare = parts.contains("bare")
    if !isBare { words["id"] = "e-\(number)" }
    for part in parts where part != "bare" {
      let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      try hold(sides.count == 2 && isWord(sides[0]), "\(part) is not understood")
      words[sides[0]] = sides[1]
    }
    if let further { words["with"] = String(line[further.upperBound...]) }
  }

  private func isWord(_ key: String) -> Bool {
    CallLine.keys.contains(key) || verb.scopes.contains { key == $0.word || key == "reported.\($0.word)" }
  }

  private static let keys: Set<String> = [
    "each", "reported.each", "request", "response", "settings", "reported.settings", "deletion", "by",
    "caller",
    "from", "agent", "region", "account", "resource", "error", "message", "key", "mfa", "console", "id",
    "shared",
    "corrects", "updated", "behind", "in",
  ]

  /// The file that the record stands in.
  var path: String { words["in"] ?? "a.json" }
  /// Whether it was found behind a fault of that file.
  var isAfterFault: Bool { words["behind"] != nil }
}

extension String {
  /// Where a word that begins so stands, behind a space.
  fileprivate func range(ofWord beginning: String) -> Range<Index>? {
    var rest = self[...]
    while let space = rest.firstIndex(of: " ") {
      rest = rest[rest.index(after: space)...]
      if rest.hasPrefix(beginning) {
        return rest.startIndex..<rest.index(rest.startIndex, offsetBy: beginning.count)
      }
    }
    return nil
  }
}

/// A line that is not written in the language of histories.
struct LineFault: Error, CustomStringConvertible {
  let description: String
}

/// Throws where a line does not hold to its language.
func hold(_ condition: Bool, _ complaint: @autoclosure () -> String) throws(LineFault) {
  if !condition { throw LineFault(description: complaint()) }
}

extension Optional {
  /// The value, which a line has to give.
  func required(_ what: String) throws(LineFault) -> Wrapped {
    guard let self else { throw LineFault(description: "there is no \(what)") }
    return self
  }
}
