internal import RetentionModel

/// Findings that take the place of others.
struct Exchange {
  /// Those that no longer hold.
  var gone: [Finding] = []
  /// Those that hold instead.
  var come: [Finding] = []

  /// Notes that some findings take the place of others, apart from those with which both begin.
  mutating func replace(_ old: some Collection<Finding>, with new: some Collection<Finding>) {
    let same = zip(old, new).prefix { $0 == $1 }.count
    gone += old.dropFirst(same)
    come += new.dropFirst(same)
  }
}

/// What of an account's findings remains, as some supersede others.
struct Superseding: Sendable {
  /// The ids of the rules whose findings can be superseded.
  private let ids: Set<String>
  /// How many findings supersede the same.
  private var counts: [Superseded: Int] = [:]
  /// The findings that can be superseded.
  private var candidates: [Superseded: [Finding]] = [:]

  /// - Parameter rules: those that raise the findings.
  init(_ rules: [Rule]) {
    ids = Set(rules.flatMap(\.description.supersedes))
  }

  /// The findings that remain.
  func remaining(of findings: [Finding]) -> [Finding] { findings.filter(isLeft) }

  /// Exchanges findings.
  /// - Parameter update: takes what that changes of those that remain.
  mutating func apply(_ exchange: Exchange, _ update: inout LiveFindings.Update) {
    update.gone += remaining(of: exchange.gone)
    for finding in exchange.gone {
      guard let place = candidacy(of: finding) else { continue }
      candidates[place]?.firstIndex(of: finding).map { _ = candidates[place]?.remove(at: $0) }
      if candidates[place]?.isEmpty ?? false { candidates[place] = nil }
    }
    var changes: [Superseded: Int] = [:]
    for finding in exchange.gone { for place in [finding].superseded { changes[place, default: 0] -= 1 } }
    for finding in exchange.come { for place in [finding].superseded { changes[place, default: 0] += 1 } }
    for (place, change) in changes where change != 0 {
      let (old, new) = (counts[place] ?? 0, (counts[place] ?? 0) + change)
      counts[place] = new == 0 ? nil : new
      if old == 0 { update.gone += candidates[place] ?? [] }
      if new == 0 { update.come += candidates[place] ?? [] }
    }
    for finding in exchange.come {
      if let place = candidacy(of: finding) { candidates[place, default: []].append(finding) }
    }
    update.come += remaining(of: exchange.come)
  }

  private func candidacy(of finding: Finding) -> Superseded? {
    ids.contains(finding.rule.id) ? finding.candidacy : nil
  }

  private func isLeft(_ finding: Finding) -> Bool {
    candidacy(of: finding).map { counts[$0] == nil } ?? true
  }
}
