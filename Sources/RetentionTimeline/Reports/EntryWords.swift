// How an entry reads on one line, for formats whose readers see a message before anything else.

extension Entry {
  /// What happened, who did it and from where.
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
}

extension Purge {
  /// What is deleted then, and what became of it.
  func words(of scope: Scope) -> String {
    let guess = isEstimated ? " (estimated)" : ""
    return "deletion of older messages of \(scope.plural)\(guess), \(fate)"
  }
}
