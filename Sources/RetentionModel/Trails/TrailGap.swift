// What becomes of one trail:
//
//   calls   Stop        Start      PutEventSelectors      PutEventSelectors     Delete            Create, Start
//                                  without management     with management
//   gaps    ├─ stopped ─┤          ├────── selectors ─────┤                     ├──── deleted ────┤
//
// What a gap leaves out is fixed when it begins. Each part of it lasts until the trail surely logs that part again:
//
//   calls   Delete      Create, Start (its Region alone)      UpdateTrail (every Region)
//   home    ├─ deleted ─┤
//   others  ├─────────────────── deleted ─────────────────────┤

/// A time in which a trail did not log the calls that change retention settings, or may not have.
public struct TrailGap: Equatable, Sendable {
  /// Why it did not.
  public enum Cause: String, CaseIterable, Hashable, Sendable {
    /// Its logging was stopped.
    case stopped = "logging-stopped"
    /// It was deleted.
    case deleted = "trail-deleted"
    /// Its selectors leave the calls out, or may.
    case selectors = "selectors-changed"
    /// It logs its home Region alone.
    case regions = "regions-left-out"
    /// It logs its own account alone, and no longer its organization's.
    case accounts = "accounts-left-out"
    /// It sends its logs to another bucket, or under another prefix.
    case bucket = "sent-elsewhere"
  }

  /// When a part of it ends.
  enum End: Hashable, Sendable {
    /// The part is not left out.
    case none
    /// No end of it is known.
    case open
    case at(Instant)
  }

  /// Why it did not.
  public let cause: Cause
  /// The record of the call with which it begins.
  public let opener: TrailRecord
  /// The record of the call with which the last of it ends; nil if none is known.
  public internal(set) var closer: TrailRecord?
  /// When each part ends that is left out.
  private var ends: [End]
  /// Whether it is known by then that the trail logs its organization's accounts.
  public let isOfOrganization: Bool
  /// Whether the trail was made in these logs and had not begun to log, so that nothing was lost with it.
  public let isOfNewTrail: Bool
  /// Whether it is only possible: the selectors cannot be judged, or it is not known what the trail did before.
  public let isUncertain: Bool
  /// Whether a call of the same second may have ended it at once: eventTime has a resolution of one second.
  public let isOrderUnknown: Bool

  init(
    cause: Cause, opener: TrailRecord, parts: TrailReach, isOfOrganization: Bool, isOfNewTrail: Bool,
    isUncertain: Bool, isOrderUnknown: Bool
  ) {
    self.cause = cause
    self.opener = opener
    ends = TrailReach.parts.map { parts.contains($0) ? .open : .none }
    self.isOfOrganization = isOfOrganization
    self.isOfNewTrail = isOfNewTrail
    self.isUncertain = isUncertain
    self.isOrderUnknown = isOrderUnknown
  }

  /// Whether nothing speaks against it: that it is possible at all, nor its record.
  var isCertain: Bool { !isUncertain && !isOrderUnknown && opener.isReliable }

  /// The trail.
  public var trail: Trail { opener.event.trail }
  /// When it begins.
  public var from: Instant { opener.event.eventTime }
  /// When the last of it ends; nil if that is not known.
  public var to: Instant? { closer?.event.eventTime }

  /// The parts of it that have not ended.
  var open: TrailReach {
    TrailReach.parts.indices.reduce(into: []) { open, index in
      if ends[index] == .open { open.insert(TrailReach.parts[index]) }
    }
  }

  /// Ends some of the parts that have not ended.
  mutating func close(_ parts: TrailReach, by record: TrailRecord) {
    for (index, part) in TrailReach.parts.enumerated() where ends[index] == .open && parts.contains(part) {
      ends[index] = .at(record.event.eventTime)
    }
    if open.isEmpty { closer = record }
  }

  /// When a part ends.
  func end(of part: TrailReach) -> End { TrailReach.parts.firstIndex(of: part).map { ends[$0] } ?? .none }

  /// When some parts end: the last of them.
  private func end(of parts: [TrailReach]) -> End {
    let ends = parts.map { end(of: $0) }
    if ends.contains(.open) { return .open }
    let times = ends.compactMap { if case .at(let time) = $0 { time } else { nil } }
    return times.max().map { .at($0) } ?? .none
  }

  /// When it ends for the calls of an account and Region, which the trail would have logged otherwise.
  func end(at place: Place) -> End {
    let isOwn = ExactText(place.recipientAccountId) == ExactText(trail.account)
    let isHome = ExactText(place.awsRegion) == ExactText(trail.homeRegion)
    return end(
      of: isOwn ? (isHome ? .home : .otherRegions) : isHome ? .homeOfMembers : .otherRegionsOfMembers)
  }

  /// The times of it, in the trail's own account and in others.
  public var extent: TrailExtent {
    TrailExtent(
      account: trail.account, own: span(of: [.home, .otherRegions]),
      others: span(of: [.homeOfMembers, .otherRegionsOfMembers]))
  }

  private func span(of parts: [TrailReach]) -> Range<Instant>? {
    switch end(of: parts) {
    case .none: nil
    case .open: from..<max(from, .distantFuture)
    case .at(let time): from..<max(from, time)
    }
  }

  /// Whether a log file shows that another trail logged meanwhile. A trail with other selectors goes on to deliver
  /// files, which do not show what they leave out.
  var isClosedByFiles: Bool { cause != .selectors }
}

/// What a trail logs: its home Region and the others, in its own account and in those of its organization.
struct TrailReach: OptionSet, Hashable, Sendable {
  let rawValue: Int

  /// The home Region in the trail's own account.
  static let home = TrailReach(rawValue: 1)
  /// The other Regions of its own account.
  static let otherRegions = TrailReach(rawValue: 2)
  /// The home Region in the organization's other accounts.
  static let homeOfMembers = TrailReach(rawValue: 4)
  /// The other Regions in the organization's other accounts.
  static let otherRegionsOfMembers = TrailReach(rawValue: 8)

  /// Each by itself.
  static let parts: [TrailReach] = [.home, .otherRegions, .homeOfMembers, .otherRegionsOfMembers]
  static let everything: TrailReach = [.home, .otherRegions, .homeOfMembers, .otherRegionsOfMembers]
  /// The Regions that a trail of one Region leaves out.
  static let allOtherRegions: TrailReach = [.otherRegions, .otherRegionsOfMembers]
  /// The accounts that a trail of one account leaves out.
  static let members: TrailReach = [.homeOfMembers, .otherRegionsOfMembers]

  /// Adds Regions or accounts to what a trail logs.
  mutating func add(otherRegions: Bool, members: Bool) {
    if otherRegions { insert(.otherRegions) }
    if members { insert(.homeOfMembers) }
    if isSuperset(of: [.otherRegions, .homeOfMembers]) { insert(.otherRegionsOfMembers) }
  }
}
