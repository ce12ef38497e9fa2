// How an entry reads on one line, for formats whose readers see a message before anything else.

extension Entry {
  /// What happened, who did it and from where.
  /// - Parameter told: the changes that are told, of those that it made.
  func words(of told: [Change]) -> String {
    let changes = told.map(\.words).joined(separator: "; ")
    let caller = "by \(event.who), \(event.address)"
    return switch kind {
    case .change: "\(changes); \(caller)"
    case .attempt: "failed attempt to set \(event.wish): \(event.failure); \(caller)"
    case .access where told.isEmpty: "settings looked up \(caller)\(event.failedOutcome)"
    case .access: "settings looked up \(caller), which shows \(changes)"
    }
  }
}

extension Change {
  /// `rooms: 365 days → 30 days, shortened (reported)`.
  fileprivate var words: String {
    let movement = effect == .unchanged ? after.words : "\(before.words) → \(after.words)"
    let raw = invalidPeriod.map { ": the call says \($0.printable)" } ?? ""
    return "\(scope.plural): \(movement), \(effect.rawValue) (\(certainty.words))\(raw)"
  }
}

extension Purge {
  /// What is deleted then, and what became of it.
  func words(of scope: Scope) -> String {
    let guess = isEstimated ? " (estimated)" : ""
    return "deletion of older messages of \(scope.plural)\(guess), \(fate)"
  }
}
