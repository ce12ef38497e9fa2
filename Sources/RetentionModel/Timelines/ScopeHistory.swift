// The history of one scope as stretches of one period each. Setting the same period again moves nothing:
//
//   events     Put 365      Put 30    Put 30            Put 365
//   stretches  ├─ 365 ──────┼─ 30 ────────────┬─────────┼─ 365 ──
//                           │ since, setBy    deadline: 30 days after `since`
//
// A stretch of n days deletes, from its deadline on, what is older than n days, for as long as it is in
// force. That is all that goneBefore needs.

/// The periods of one scope over time.
package struct ScopeHistory: Sendable {
  /// A time in which one period was in force, up to the next stretch.
  package struct Stretch: Sendable {
    package let period: Period
    /// The event that began it; nil for the unknown beginning.
    package let entry: Int?
    package let since: Instant?
    let deadline: Instant?
    /// How the period is known, by the latest event that spoke of it, and since when so.
    var certainties: [(at: Instant, Certainty)]
    /// Until when the logs prove that nothing else was set; nil where the event that began it is disputed.
    var provenUntil: Instant?

    /// The certainty as of a moment.
    func certainty(at moment: Instant) -> Certainty {
      certainties.last { $0.at <= moment }?.1 ?? .none
    }
  }

  /// What each event said, in order, also where that moved nothing.
  private(set) var assertions: [Assertion] = []

  /// What an event said of the period.
  struct Assertion: Sendable {
    let entry: Int
    let period: Period
  }

  /// In order, the unknown beginning first.
  package private(set) var stretches = [
    Stretch(period: .unknown, entry: nil, since: nil, deadline: nil, certainties: [])
  ]

  /// The period after the latest event.
  var period: Period { stretches[stretches.count - 1].period }

  /// Adds what an event did; events come in order.
  mutating func append(_ change: Change, by entry: Entry, at index: Int) {
    let certainty = (at: entry.event.eventTime, change.certainty)
    assertions.append(Assertion(entry: index, period: change.after))
    guard change.after != period else {
      stretches[stretches.count - 1].certainties.append(certainty)
      return
    }
    stretches.append(
      Stretch(
        period: change.after, entry: index, since: entry.event.eventTime, deadline: entry.event.deadline,
        certainties: [certainty]))
  }

  /// Notes until when a stretch is proved.
  mutating func prove(_ index: Int, until moment: Instant?) {
    stretches[index].provenUntil = moment
  }

  /// The stretch in force at a moment.
  func stretch(at moment: Instant) -> Stretch {
    stretches.last { $0.since.map { $0 <= moment } ?? true } ?? stretches[0]
  }

  /// All messages older than this are gone for good at a moment; nil where none is known to be.
  ///
  /// It never goes back as time goes on.
  /// - Parameter isProven: whether only what the logs prove counts.
  func goneBefore(_ moment: Instant, proven isProven: Bool = false) -> Instant? {
    var latest: Instant?
    for (index, stretch) in stretches.enumerated() {
      guard let length = stretch.period.seconds, let since = stretch.since,
        let deadline = stretch.deadline, since <= moment
      else { continue }
      let next = index + 1 < stretches.count ? stretches[index + 1].since : nil
      // A change in the deadline's own second is before it.
      if let next, next.seconds <= deadline.seconds { continue }
      var end = min(moment, next ?? moment)
      if isProven {
        guard let provenUntil = stretch.provenUntil else { continue }
        end = min(end, provenUntil)
      }
      guard deadline <= end else { continue }
      latest = max(latest ?? end.adding(seconds: -length), end.adding(seconds: -length))
    }
    return latest
  }

  /// All messages older than this cannot be seen at a moment; those not gone can be restored.
  func hiddenBefore(_ moment: Instant) -> Instant? {
    let gone = goneBefore(moment)
    guard let length = stretch(at: moment).period.seconds else { return gone }
    let hidden = moment.adding(seconds: -length)
    return max(gone ?? hidden, hidden)
  }
}
