// How an entry reads, whole on one line or in parts.

extension Entry {
  /// What happened, who did it and from where, for formats whose readers see a message before anything else.
  /// - Parameter told: the changes that are told, of those that it made.
  func words(of told: [Change]) -> String {
    let changes = told.map { "\($0.words) (\($0.certainty.words))" }.joined(separator: "; ")
    let caller = "by \(event.who), \(event.address)"
    return switch kind {
    case .change: "\(changes); \(caller)"
    case .attempt: "failed attempt to set \(event.wish): \(event.failure); \(caller)"
    case .access where told.isEmpty: "settings looked up \(caller)\(event.failedOutcome)"
    case .access: "settings looked up \(caller), which shows \(changes)"
    }
  }

  /// What has to be known of its record before anything is built on it, each under a name.
  var caveats: [(name: String, words: String)] {
    var caveats: [(name: String, words: String)] = []
    if event.isFromColumns {
      caveats.append(
        (
          "rebuilt",
          "from a query's columns, as CloudTrail's own record is not there; what was not selected is not known"
        ))
    }
    if !conflictingBodies.isEmpty {
      caveats.append(
        ("in conflict", "\(conflictingBodies.count) more with this eventID and other contents"))
    }
    return caveats
  }
}

extension Entry.Kind {
  /// In the order in which they are told of.
  static let told: [Entry.Kind] = [.change, .attempt, .access]

  /// `change`, `failed attempt`, `look-up`.
  var words: String {
    switch self {
    case .change: "change"
    case .attempt: "failed attempt"
    case .access: "look-up"
    }
  }
}

extension Purge {
  /// What is deleted then, and what became of it.
  func words(of scope: Scope) -> String {
    "deletion of older messages of \(scope.plural)\(estimate), \(fate)"
  }
}
