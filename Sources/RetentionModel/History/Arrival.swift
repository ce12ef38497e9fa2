/// An event added to a live history.
public struct Arrival: Sendable {
  /// A purge that an event resolved, with the entry that opened it and the change.
  public typealias Resolved = (opener: Entry, change: Entry.Change, purge: Purge)

  /// The subject whose history it belongs to.
  public let subject: Subject
  /// The event, with what it changed.
  public let entry: Entry
  /// Whether a later event was already known.
  public let isLate: Bool
  /// The purges of earlier events that it resolved.
  public let resolved: [Resolved]

  /// - Parameters:
  ///   - lastKnown: the time of the last event known before.
  ///   - resolved: the purges of earlier events that it resolved.
  init(_ entry: Entry, of subject: Subject, lastKnown: Instant?, resolving resolved: [Resolved]) {
    self.subject = subject
    self.entry = entry
    self.resolved = resolved
    isLate = lastKnown.map { entry.event.eventTime < $0 } ?? false
  }
}

extension Timeline {
  /// The purges that each event resolved, by its eventID, in order, with the index of the entry that opened each.
  /// - Parameter openers: the indices of the entries that opened them, in order.
  func resolved(
    of openers: some Sequence<Int>
  ) -> [ExactText: [(index: Int, resolved: Arrival.Resolved)]] {
    var resolved: [ExactText: [(index: Int, resolved: Arrival.Resolved)]] = [:]
    for index in openers {
      for change in entries[index].changes {
        guard let purge = change.purge, let resolver = purge.resolvedBy else { continue }
        resolved[ExactText(resolver), default: []].append((index, (entries[index], change, purge)))
      }
    }
    return resolved
  }
}
