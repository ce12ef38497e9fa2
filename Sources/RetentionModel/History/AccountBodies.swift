// The bodies of one eventID by the accounts that they are of. A body without recipientAccountId joins the account that
// has the eventID, or each of them if there are several:
//
//   bodies           111…  111…  444…  –a  –b           – has no recipientAccountId
//   111122223333     111…  111…        –a  –b
//   444455556666                 444…  –a  –b

/// A body of an event, with the positions where it was found, in order.
struct SeenBody: Sendable {
  let event: RetentionEvent
  var evidence: [Evidence]
}

/// The bodies of one account under one eventID.
struct AccountBodies {
  var bodies: [SeenBody] = []
  /// Other accounts with an event of the same eventID, at most the first five; none in genuine logs.
  var otherAccounts: [String] = []

  /// About how many pairs of an account and a body without one are judged under one eventID (more where there are over
  /// 1,024 accounts: four for each), so that neither memory nor time grows with their product.
  static let sharedPairs = 4096
}

extension [ExactText: AccountBodies] {
  /// Adds bodies that may be of any of the accounts: to each of them the worst, to the first all.
  fileprivate mutating func share(_ unowned: [SeenBody]) {
    let count = Swift.max(AccountBodies.sharedPairs / self.count, 4)
    let ordered = unowned.count > count ? unowned.worstFirst : unowned
    for name in keys { self[name]?.bodies += ordered.prefix(count) }
    if let first = keys.min() { self[first]?.bodies += ordered.dropFirst(count) }
  }
}

extension [SeenBody] {
  /// The bodies by account; each is in one account at least.
  var byAccount: [ExactText: AccountBodies] {
    var accounts = Dictionary(grouping: filter { $0.event.writtenAccountId != nil }) { body in
      ExactText(body.event.recipientAccountId)
    }
    .mapValues { AccountBodies(bodies: $0) }
    let unowned = filter { $0.event.writtenAccountId == nil }
    if accounts.isEmpty {
      accounts = Dictionary(grouping: unowned) { ExactText($0.event.recipientAccountId) }
        .mapValues { AccountBodies(bodies: $0) }
    } else {
      accounts.share(unowned)
    }
    let names = accounts.keys.sorted()
    guard names.count > 1 else { return accounts }
    for name in names {
      accounts[name]?.otherAccounts = names.prefix(6).filter { $0 != name }.prefix(5).map(\.text)
    }
    return accounts
  }

  /// The body that sets the shortest period of each resource first, then the next of each, so that the worst is judged
  /// wherever it may belong, and bodies of one resource cannot crowd out another's.
  fileprivate var worstFirst: [SeenBody] {
    let sorted = map { (body: $0, period: $0.event.shortestPeriod) }.sorted { a, b in
      if a.period != b.period { return a.period < b.period }
      if a.body.event.precedes(b.body.event) { return true }
      return !b.body.event.precedes(a.body.event)
        && a.body.evidence.lexicographicallyPrecedes(b.body.evidence)
    }
    var counts: [ExactText: Int] = [:]
    let rounds = sorted.enumerated().map { place, each in
      let round = counts[ExactText(each.body.event.resource), default: 0]
      counts[ExactText(each.body.event.resource)] = round + 1
      return (round: round, place: place, body: each.body)
    }
    return rounds.sorted { ($0.round, $0.place) < ($1.round, $1.place) }.map(\.body)
  }
}

extension RetentionEvent {
  /// The shortest period that the event sets, in seconds; the longest number if it sets none that is known.
  fileprivate var shortestPeriod: Int {
    guard isChange else { return .max }
    return call.service.scopes.flatMap { scope in
      [reported, requested].compactMap { $0.setting(of: scope)?.plainPeriod?.seconds }
    }
    .min() ?? .max
  }
}
