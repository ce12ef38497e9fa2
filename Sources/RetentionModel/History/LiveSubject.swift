/// The events of one subject of a live history, in order, and its timeline as last judged.
struct LiveSubject: Sendable {
  private(set) var occurrences: [Occurrence] = []
  private(set) var timeline: Timeline
  /// The first index from which on the timeline is out of date.
  private var start = 0
  private var hasShared = false

  init(_ subject: Subject) {
    timeline = Timeline(subject: subject, occurrences: [], asOf: Instant(seconds: 0), coverage: Coverage())
  }

  var isEmpty: Bool { occurrences.isEmpty }

  /// Replaces some occurrences by others.
  mutating func replace(_ old: [Occurrence], with new: [Occurrence]) {
    let places = (old + new).map { one in occurrences.partitioningIndex { !$0.precedes(one) } }
    guard let first = places.min() else { return }
    var rest = Array(occurrences[first...])
    if !old.isEmpty {
      let gone = Set(old.map { EventHistory.Key(of: $0.event) })
      rest.removeAll { gone.contains(EventHistory.Key(of: $0.event)) }
    }
    occurrences.removeSubrange(first...)
    occurrences += (rest + new).inOrder
    note(new, from: first)
  }

  /// Replaces all occurrences.
  mutating func set(_ all: [Occurrence]) {
    occurrences = all.inOrder
    note(all, from: 0)
  }

  private mutating func note(_ new: [Occurrence], from first: Int) {
    start = min(start, first)
    if new.contains(where: { $0.event.sharedEventID != nil }) { hasShared = true }
  }

  /// Brings the timeline up to date.
  /// - Parameter isAnew: whether all of it is judged.
  mutating func judge(asOf: Instant, coverage: Coverage, isAnew: Bool) -> Timeline.Renewal {
    let isWhole = isAnew || hasShared
    let renewal = timeline.renew(
      from: isWhole ? 0 : start, with: hasShared ? occurrences.withSharedMerged : occurrences, asOf: asOf,
      coverage: coverage)
    start = occurrences.count
    return renewal
  }
}
