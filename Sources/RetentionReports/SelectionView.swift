public import RetentionModel
internal import RetentionFindings

// A view shows some of what happened, by who did it and what it did. Accounts and times say what a run is about; a view
// leaves that as it is, so that what it hides is counted, and judged all the same.

extension Selection {
  /// Whether some of the requested events are hidden for what they are.
  public var isView: Bool { !actors.isEmpty || !scopes.isEmpty || !effects.isEmpty }

  /// Whether a caller is shown.
  /// - Parameter actor: the caller.
  public func shows(_ actor: Actor) -> Bool {
    guard !actors.isEmpty else { return true }
    let names = [
      actor.arn, actor.userName, actor.principalId, actor.accessKeyId, actor.issuerArn, actor.invokedBy,
      actor.onBehalfOf, actor.credentialId,
    ]
    let lowercased = names.compactMap { $0?.utf8.map(\.lowercased) }
    return actors.contains { part in
      let part = part.utf8.map(\.lowercased)
      return lowercased.contains { $0.contains(part) }
    }
  }

  /// Whether an event's service has any scope that is shown.
  /// - Parameter service: the service.
  public func shows(_ service: RetentionService) -> Bool {
    scopes.isEmpty || !Set(scopes).isDisjoint(with: service.scopes)
  }

  /// What is shown of an entry of a requested account and time; nil where nothing is.
  func view(of entry: Entry) -> Entry? {
    guard isView else { return entry }
    guard entry.events.contains(where: { shows($0.actor) }) else { return nil }
    guard shows(entry.event.call.service) else { return nil }
    let shown = scopes.isEmpty ? entry : entry.limited(to: Set(scopes))
    guard !effects.isEmpty else { return shown }
    let changes = shown.changes + shown.changesIfDisputed + shown.others.flatMap(\.changes)
    return changes.contains { effects.contains($0.effect) } ? shown : nil
  }

  /// Whether a finding about requested accounts and times is shown.
  /// - Parameters:
  ///   - finding: the finding.
  ///   - places: where the entries begin that are shown.
  func shows(_ finding: Finding, among places: Set<Evidence>) -> Bool {
    guard isView, !finding.places.isEmpty else { return true }
    if let scope = finding.scope, !scopes.isEmpty, !scopes.contains(scope) { return false }
    return finding.places.contains(where: places.contains)
  }

  /// The states of the scopes that are shown.
  func view(of states: [ScopeState]) -> [ScopeState] {
    scopes.isEmpty ? states : states.filter { scopes.contains($0.scope) }
  }
}

extension UInt8 {
  fileprivate var lowercased: UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) ? self | 0x20 : self
  }
}
