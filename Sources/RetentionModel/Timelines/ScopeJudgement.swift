// A stretch is judged again only as long as something can change that. In the end its purge is decided by a later change,
// and its period is proved up to the next stretch:
//
//   events     Put 365      Put 30          Put 365
//   stretches  ├─ 365 ──────┼─ 30 ──────────┼─ 365 ──
//              settled      settled         unsettled: nothing has followed

extension ScopeHistory {
  /// Takes back the changes of all entries from an index on.
  mutating func removeEntries(from index: Int) {
    assertions.removeSubrange(assertions.partitioningIndex { $0.entry >= index }...)
    stretches.removeSubrange(stretches.partitioningIndex { $0.entry.map { $0 >= index } ?? false }...)
    let last = stretches.count - 1
    let rest = stretches[last].mentions.partitioningIndex { $0.entry >= index }
    stretches[last].mentions.removeSubrange(rest...)
    unsettled.removeAll { $0 >= last }
    if last > 0 { unsettled.append(last) }
  }

  /// Has every stretch judged again whose deletion was not due before a moment.
  mutating func unsettle(since moment: Instant) {
    let known = Set(unsettled)
    unsettled = stretches.indices.dropFirst().filter { index in
      known.contains(index) || stretches[index].deadline.map { $0.seconds >= moment.seconds } ?? false
    }
  }

  /// Has every stretch judged again.
  mutating func unsettleAll() { unsettled = Array(stretches.indices.dropFirst()) }

  /// The deletion that a stretch causes, according to all that followed.
  /// - Parameter undisputed: the undisputed assertions; nil if none is disputed.
  func purge(of index: Int, undisputed: [Assertion]?, _ bench: Purge.Bench) -> Purge? {
    let stretch = stretches[index]
    guard let event = stretch.event, let entry = stretch.entry else { return nil }
    let old = stretches[index - 1].period
    let later = stretches[(index + 1)...].lazy.compactMap { stretch -> Purge.Later? in
      stretch.event.map { (stretch.period, $0) }
    }
    let purge = Purge(by: event, from: old, to: stretch.period, then: later, bench)
    guard let undisputed, purge != nil else { return purge }
    let start = undisputed.partitioningIndex { $0.entry > entry }
    let rest = undisputed[start...].lazy.map { ($0.period, $0.event) as Purge.Later }
    return Purge.worse(purge, without: Purge(by: event, from: old, to: stretch.period, then: rest, bench))
  }

  /// Notes until when a stretch is proved.
  /// - Returns: whether that can still change; what lies behind the next stretch does not matter.
  mutating func prove(_ index: Int, until moment: Instant?) -> Bool {
    let next = index + 1 < stretches.count ? stretches[index + 1].since : nil
    guard let moment else {
      stretches[index].provenUntil = nil
      return false
    }
    let until = next.map { min($0, moment) } ?? moment
    stretches[index].provenUntil = until
    return until != next
  }
}

extension Purge {
  /// Whether neither a later event nor a witness nor the clock can change the outcome.
  var isDecided: Bool { resolvedAt != nil && outcome != .partlyAverted }
}
