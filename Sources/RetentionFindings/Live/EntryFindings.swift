internal import RetentionModel

/// What rules find in each entry of a timeline by itself, so that entries to which nothing happened need no other look.
struct EntryFindings: Sendable {
  /// What the rules raise, by the entry's index.
  private(set) var raised: [[Finding]]
  /// What remains of it.
  private(set) var settled: [[Finding]] = []

  init(_ raised: [[Finding]]) {
    self.raised = raised
  }

  /// Settles what remains of all.
  /// - Parameters:
  ///   - superseded: what findings of other rules supersede.
  ///   - suppressions: those in force.
  mutating func settle(_ superseded: Set<Superseded>, _ suppressions: SuppressionIndex) {
    settled = raised.map { EntryFindings.settled($0, superseded, suppressions) }
  }

  /// Replaces the findings of some entries.
  /// - Parameters:
  ///   - start: the entries from this index on are new.
  ///   - changes: what is raised in them, and in others before, in order.
  mutating func replace(
    from start: Int, _ changes: [(index: Int, findings: [Finding])], _ superseded: Set<Superseded>,
    _ suppressions: SuppressionIndex, _ update: inout LiveFindings.Update
  ) {
    if start < raised.count {
      update.gone += settled[start...].joined()
      raised.removeSubrange(start...)
      settled.removeSubrange(start...)
    }
    for (index, findings) in changes {
      if index == raised.count {
        raised.append([])
        settled.append([])
      }
      raised[index] = findings
      settle(index, superseded, suppressions, &update)
    }
  }

  /// Settles the entries again of which something is superseded, or no longer is.
  mutating func resettle(
    _ changed: Set<Superseded>, _ superseded: Set<Superseded>, _ suppressions: SuppressionIndex,
    _ update: inout LiveFindings.Update
  ) {
    // What changes is mostly among the last entries; all findings about an entry by itself have one place.
    var places = Set(changed.map(\.place))
    for index in raised.indices.reversed() where !places.isEmpty {
      guard let place = raised[index].first?.evidence.first, places.remove(place) != nil else { continue }
      settle(index, superseded, suppressions, &update)
    }
  }

  private mutating func settle(
    _ index: Int, _ superseded: Set<Superseded>, _ suppressions: SuppressionIndex,
    _ update: inout LiveFindings.Update
  ) {
    let findings = EntryFindings.settled(raised[index], superseded, suppressions)
    guard findings != settled[index] else { return }
    update.exchange(&settled[index], for: findings)
  }

  private static func settled(
    _ raised: [Finding], _ superseded: Set<Superseded>, _ suppressions: SuppressionIndex
  ) -> [Finding] {
    raised.isEmpty ? [] : raised.without(raised.superseded).without(superseded).marked(by: suppressions)
  }
}
