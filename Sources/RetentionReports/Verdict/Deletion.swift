internal import RetentionModel

/// A deletion that a record of an event says that it began.
struct Deletion {
  let cause: Verdict.Cause
  let change: Entry.Change
  let purge: Purge
  /// Whether it is so only if another record of the event, or before it, is not genuine.
  let isDisputed: Bool
  /// The index of the event in its history; nil where another record speaks for the event, so that the period was never in
  /// force there.
  let entry: Int?

  /// Whether it was neither decided nor due at a moment.
  func isOpen(at moment: Instant) -> Bool {
    cause.eventTime <= moment && moment < purge.deadline && purge.resolvedAt.map { moment < $0 } ?? true
  }
}

extension Timeline {
  /// The deletions that its records say they began, those of one event after the other, those of the representing record first.
  var deletions: [Deletion] { entries.indices.flatMap { entries[$0].deletions(at: $0) } }
}

extension Entry {
  fileprivate func deletions(at index: Int) -> [Deletion] {
    func deletions(
      _ changes: [Change], by event: RetentionEvent, at evidence: [Evidence], isDisputed: Bool, entry: Int?
    ) -> [Deletion] {
      changes.compactMap { change in
        change.purge.map {
          Deletion(
            cause: .init(eventID: event.eventID, eventTime: event.eventTime, evidence: evidence.first),
            change: change, purge: $0, isDisputed: isDisputed, entry: entry)
        }
      }
    }
    return deletions(changes, by: event, at: evidence, isDisputed: !isUndisputed, entry: index)
      + deletions(changesIfDisputed, by: event, at: evidence, isDisputed: true, entry: nil)
      + others.flatMap { deletions($0.changes, by: $0.event, at: $0.evidence, isDisputed: true, entry: nil) }
  }
}

extension Verdict.Cause {
  /// - Parameter entry: the event, according to the record that represents it.
  init(_ entry: Entry) {
    self.init(
      eventID: entry.event.eventID, eventTime: entry.event.eventTime, evidence: entry.evidence.first)
  }
}
