internal import RetentionModel

// What of accounts decides how much it matters that a trail did not log. A gap of an organization's trail, or of one that may
// be, concerns every account: there, only that counts which lies at a hole, since elsewhere another trail is known to have
// logged.

/// The same of one account that was read.
struct TrailCircumstances: Sendable {
  fileprivate let account: AccountTimes
  /// When trails left a hole, in order and disjoint.
  fileprivate let holes: [Range<Instant>]
  /// Of the times and the deletions what lies within a day of a hole, or overlaps one.
  fileprivate let timesAtHoles: [Range<Instant>]
  fileprivate let pendingAtHoles: [Range<Instant>]

  /// - Parameters:
  ///   - timelines: those of the account.
  ///   - holes: when trails left one in it, in order and disjoint.
  init(_ timelines: [Timeline], holes: [Range<Instant>]) {
    let account = AccountTimes(timelines)
    (self.account, self.holes) = (account, holes)
    let near = holes.map(\.withDayAround).union()
    timesAtHoles = account.times.filter { time in
      near.first(endingAfter: time).map { $0.lowerBound <= time } ?? false
    }.map { $0..<$0 }
    pendingAtHoles = account.pending.flatMap { span in
      let first = holes.partitioningIndex { $0.upperBound > span.lowerBound }
      return holes[first...].prefix { $0.lowerBound < span.upperBound }.map { $0.clamped(to: span) }
    }
  }

  /// Those of each account, whether it has retention events or log files alone.
  static func all(of timelines: [Timeline], _ coverage: Coverage) -> [ExactText: TrailCircumstances] {
    let holes = coverage.trailHoleSpans
    let timelines = Dictionary(grouping: timelines) { ExactText($0.subject.recipientAccountId) }
    let accounts = Set(timelines.keys).union(coverage.accounts.map { ExactText($0) })
    return accounts.reduce(into: [:]) {
      $0[$1] = TrailCircumstances(timelines[$1] ?? [], holes: holes[$1] ?? [])
    }
  }
}

/// The circumstances of all accounts.
struct TrailSurroundings: Sendable {
  private let accounts: [ExactText: TrailCircumstances]
  private let times: SpansByAccount
  private let pending: SpansByAccount
  private let holes: SpansByAccount

  init(_ accounts: [ExactText: TrailCircumstances]) {
    self.accounts = accounts
    times = SpansByAccount(accounts.mapValues(\.timesAtHoles))
    pending = SpansByAccount(accounts.mapValues(\.pendingAtHoles))
    holes = SpansByAccount(accounts.mapValues(\.holes))
  }

  /// The first retention change, or deadline of a deletion, in a gap or within a day of it; nil if there is none.
  func nearest(to gap: TrailGap) -> Instant? {
    let account = ExactText(gap.trail.account)
    let own = gap.extent.own.flatMap { accounts[account]?.account.nearest(to: $0) }
    let others = gap.extent.others.flatMap { times.first(in: $0.withDayAround, besides: account) }
    return [own, others].compactMap(\.self).min()
  }

  func hasPendingDeletion(during gap: TrailGap) -> Bool {
    let account = ExactText(gap.trail.account)
    let own = gap.extent.own.map { accounts[account]?.account.pending.overlap($0) ?? false } ?? false
    return own || gap.extent.others.map { pending.overlap($0, besides: account) } ?? false
  }

  /// Why nothing was lost with a gap; nil if something may have been.
  func harmlessness(of gap: TrailGap) -> TrailFact.Harmlessness? {
    if gap.isOfNewTrail { return .hadNotBegun }
    let account = ExactText(gap.trail.account)
    let own = gap.extent.own
    if let own {
      // Where nothing is known of the account, no file shows anything.
      guard let known = accounts[account], !known.holes.overlap(own) else { return nil }
    }
    guard let others = gap.extent.others else { return .anotherLogged }
    if holes.overlap(others, besides: account) { return nil }
    let isAnyKnown = accounts.count > (accounts[account] == nil ? 0 : 1)
    if !isAnyKnown, gap.isOfOrganization { return nil }
    return isAnyKnown || own != nil ? .anotherLogged : .noOtherAccountRead
  }
}

/// Spans of all accounts, which are asked for leaving one account out.
private struct SpansByAccount: Sendable {
  private typealias Reach = (end: Instant, account: ExactText)

  /// By beginning.
  private var spans: [(from: Instant, account: ExactText)] = []
  /// The span up to each that ends last, and the one of another account that does.
  private var latest: [(first: Reach, second: Reach?)] = []
  /// The first span behind each that is of another account.
  private var nextOther: [Int] = []

  init(_ all: [ExactText: [Range<Instant>]]) {
    var sorted: [(span: Range<Instant>, account: ExactText)] = []
    for (account, spans) in all { for span in spans { sorted.append((span, account)) } }
    sorted.sort { a, b in
      if a.span.lowerBound != b.span.lowerBound { return a.span.lowerBound < b.span.lowerBound }
      return a.account < b.account
    }
    for (span, account) in sorted {
      spans.append((span.lowerBound, account))
      let own: Reach = (span.upperBound, account)
      guard let last = latest.last else {
        latest.append((own, nil))
        continue
      }
      if last.first.account == account {
        latest.append((last.first.end < own.end ? own : last.first, last.second))
      } else if last.first.end < own.end {
        latest.append((own, last.first))
      } else {
        latest.append((last.first, last.second.map { $0.end < own.end ? own : $0 } ?? own))
      }
    }
    nextOther = Array(repeating: spans.count, count: spans.count)
    for index in spans.indices.dropLast().reversed() {
      nextOther[index] = spans[index].account == spans[index + 1].account ? nextOther[index + 1] : index + 1
    }
  }

  /// The first beginning within a time, both ends included.
  func first(in span: Range<Instant>, besides account: ExactText) -> Instant? {
    var first = spans.partitioningIndex { $0.from >= span.lowerBound }
    if first < spans.count, spans[first].account == account { first = nextOther[first] }
    return first < spans.count && spans[first].from <= span.upperBound ? spans[first].from : nil
  }

  func overlap(_ span: Range<Instant>, besides account: ExactText) -> Bool {
    let behind = spans.partitioningIndex { $0.from >= span.upperBound }
    guard behind > 0 else { return false }
    let (first, second) = latest[behind - 1]
    let end = first.account == account ? second?.end : first.end
    return end.map { $0 > span.lowerBound } ?? false
  }
}

extension [Range<Instant>] {
  /// Of those in order, the first that ends after a moment, or then.
  fileprivate func first(endingAfter time: Instant) -> Range<Instant>? {
    let index = partitioningIndex { $0.upperBound >= time }
    return index < count ? self[index] : nil
  }
}
