// The history of one scope as stretches of one period each. Setting the same period again starts no new one:
//
//   events     Put 365      Put 30    Put 30            Put 365
//   stretches  ├─ 365 ──────┼─ 30 ────────────┬─────────┼─ 365 ──
//                           │ since, setBy    deadline: 30 days after `since`
//
// From its deadline on, and while it is in force, a stretch of n days deletes everything older than n days.
// This is all that goneBefore needs.

/// The periods of one scope over time.
package struct ScopeHistory: Sendable {
  /// A time during which one period was in force, up to the next stretch.
  package struct Stretch: Sendable {
    package let period: Period
    /// The index of the event that began it; nil for the unknown beginning.
    package let entry: Int?
    package let since: Instant?
    /// When what it does not keep is deleted; nil for the unknown beginning.
    package let deadline: Instant?
    /// The event that began it; nil for the unknown beginning.
    let event: RetentionEvent?
    /// How the period is known, by each event that mentioned it.
    var mentions: [Mention]
    /// Until when the logs prove that nothing else was set, up to the next stretch; nil if the event that began it is
    /// disputed.
    var provenUntil: Instant?

    /// The certainty at a moment.
    package func certainty(at moment: Instant) -> Certainty {
      mentions.last { $0.at <= moment }?.certainty ?? .none
    }
  }

  /// An event that states the period of a stretch.
  struct Mention: Sendable {
    let entry: Int
    let at: Instant
    let certainty: Certainty
  }

  /// The period in each event, in order, including those that changed nothing.
  var assertions: [Assertion] = []

  /// The period that an event states.
  struct Assertion: Sendable {
    let entry: Int
    let event: RetentionEvent
    let period: Period
  }

  /// In order, beginning with the unknown stretch.
  package internal(set) var stretches = [
    Stretch(period: .unknown, entry: nil, since: nil, deadline: nil, event: nil, mentions: [])
  ]

  /// The indices of the stretches whose judgement a later event, a witness or the clock can still change, in order.
  var unsettled: [Int] = []

  /// The period after the latest event.
  var period: Period { stretches[stretches.count - 1].period }

  /// Adds an event's change; events must be added in order.
  mutating func append(_ change: Entry.Change, by entry: Entry, at index: Int) {
    let mention = Mention(entry: index, at: entry.event.eventTime, certainty: change.certainty)
    assertions.append(Assertion(entry: index, event: entry.event, period: change.after))
    guard change.after != period else {
      stretches[stretches.count - 1].mentions.append(mention)
      return
    }
    stretches.append(
      Stretch(
        period: change.after, entry: index, since: entry.event.eventTime, deadline: entry.event.deadline,
        event: entry.event, mentions: [mention]))
    unsettled.append(stretches.count - 1)
  }

  /// The period according to the last event before that of an index; nil if there is none.
  package func period(before entry: Int) -> Period? {
    assertions[..<assertions.partitioningIndex { $0.entry >= entry }].last?.period
  }

  /// The stretch in force at a moment.
  package func stretch(at moment: Instant) -> Stretch {
    stretches.last { $0.since.map { $0 <= moment } ?? true } ?? stretches[0]
  }

  /// Messages before this moment have been deleted; nil if none are known to be.
  ///
  /// It never decreases over time.
  /// - Parameter isProven: whether to count only what the logs prove.
  func goneBefore(_ moment: Instant, proven isProven: Bool = false) -> Instant? {
    stretches.indices.lazy.compactMap { goneBefore(moment, by: $0, proven: isProven) }.max()
  }

  /// Messages before this moment have been deleted because of one stretch; nil if it had ended by its deadline, or that is
  /// not due.
  /// - Parameters:
  ///   - moment: the time in question.
  ///   - index: of the stretch.
  ///   - isProven: whether to count only what the logs prove.
  package func goneBefore(_ moment: Instant, by index: Int, proven isProven: Bool = false) -> Instant? {
    let stretch = stretches[index]
    guard let length = stretch.period.seconds, let since = stretch.since, let deadline = stretch.deadline,
      since <= moment
    else { return nil }
    let next = index + 1 < stretches.count ? stretches[index + 1].since : nil
    // A change in the same second as the deadline counts as before it.
    if let next, next.seconds <= deadline.seconds { return nil }
    var end = min(moment, next ?? moment)
    if isProven {
      guard let provenUntil = stretch.provenUntil else { return nil }
      end = min(end, provenUntil)
    }
    return deadline <= end ? end.adding(seconds: -length) : nil
  }

  /// Messages before this moment are hidden; those not deleted can be restored.
  func hiddenBefore(_ moment: Instant) -> Instant? {
    let gone = goneBefore(moment)
    guard let length = stretch(at: moment).period.seconds else { return gone }
    let hidden = moment.adding(seconds: -length)
    return max(gone ?? hidden, hidden)
  }
}
