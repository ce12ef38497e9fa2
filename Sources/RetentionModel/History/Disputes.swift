// If records dispute each other, nothing shows which is genuine. One represents the event in the state, and
// each is judged as if it were genuine, assuming the worst that the others allow:
//
//   represents    365 ───── 365 (planted) ──────── 1      the last one changed nothing
//   other                   1   (genuine)                  365 → 1, judged at its own position
//   before        the longest period that may have been in force; after it only undisputed ones count

/// What a record claims at its position in a timeline.
private struct Claim {
  let event: RetentionEvent
  let entry: Int
  let evidence: [Evidence]
  /// The index among the entry's other bodies; nil for the body that represents the event.
  let other: Int?
  let isDisputed: Bool
}

extension Timeline {
  /// Judges the other bodies of disputed events, and the changes that follow them.
  mutating func judgeDisputes(asOf: Instant, coverage: Coverage) {
    guard hasDisputes else { return }
    let claims = claims
    // The undisputed periods of each scope, with the claim that each comes from.
    let settled = subject.service.scopes.reduce(into: [Scope: [(claim: Int, later: Purge.Later)]]()) {
      settled, scope in
      settled[scope] = claims.enumerated().compactMap { number, claim -> (claim: Int, later: Purge.Later)? in
        guard !claim.isDisputed, let change = entries[claim.entry].changes.first(where: { $0.scope == scope })
        else { return nil }
        return (number, (change.after, claim.event))
      }
    }
    var longest: [Scope: Period] = [:]
    for (number, claim) in claims.enumerated() {
      let bench = Purge.Bench(asOf: asOf, coverage: coverage, place: place(of: claim.event))
      var changes = changes(by: claim.event) { longest[$0] ?? .unknown }
      for index in changes.indices {
        let scope = changes[index].scope
        let certain = settled[scope] ?? []
        let start = certain.partitioningIndex { $0.claim > number }
        changes[index].purge = Purge(
          by: claim.event, from: changes[index].before, to: changes[index].after,
          then: certain[start...].lazy.map(\.later), bench)
        longest[scope] =
          claim.isDisputed
          ? changes[index].after.longer(than: longest[scope] ?? .unknown) : changes[index].after
      }
      if let other = claim.other {
        entries[claim.entry].others[other].changes = changes
      } else {
        entries[claim.entry].changesIfDisputed = changes.filter { change in
          change.isCut
            && !entries[claim.entry].changes.contains {
              $0.scope == change.scope && $0.before == change.before
            }
        }
      }
    }
  }

  /// The claims of all bodies that concern this subject, in order.
  private var claims: [Claim] {
    entries.enumerated().flatMap { number, entry in
      let isDisputed = !entry.isReliable
      let others = entry.others.enumerated().compactMap { index, other -> Claim? in
        other.isOfSameSubject
          ? Claim(
            event: other.event, entry: number, evidence: other.evidence, other: index, isDisputed: true) : nil
      }
      let representative = Claim(
        event: entry.event, entry: number, evidence: entry.ownEvidence, other: nil, isDisputed: isDisputed)
      return [representative] + others
    }
    .inListedOrder(by: \.event, \.evidence)
  }
}

extension Entry.Change {
  /// Whether it hid messages that were kept before.
  package var isCut: Bool { effect == .shortened || effect == .turnedOn }
}

extension Period {
  /// The longer of this period and another; a known period takes precedence over an unknown one.
  fileprivate func longer(than other: Period) -> Period {
    if self == .unknown { return other }
    return other.isLonger(than: self) ?? false ? other : self
  }
}
