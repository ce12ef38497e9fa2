// What becomes of one trail:
//
//   calls   Stop        Start      PutEventSelectors      PutEventSelectors     Delete            Create
//                                  without management     with management
//   gaps    ├─ stopped ─┤          ├────── selectors ─────┤                     ├──── deleted ────┤

/// A time in which a trail did not log the calls that change retention settings, or may not have.
public struct TrailGap: Equatable, Sendable {
  /// Why it did not.
  public enum Cause: String, Hashable, Sendable {
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
  }

  /// Why it did not.
  public let cause: Cause
  /// The record of the call with which it begins.
  public let opener: TrailRecord
  /// The record of the call with which it ends; nil if none is known.
  public let closer: TrailRecord?
  /// Whether it is known by then that the trail logs one Region alone.
  let isOfOneRegion: Bool
  /// Whether it is known by then that the trail logs its organization's accounts.
  public let isOfOrganization: Bool
  /// Whether the trail was made in these logs and had not begun to log, so that nothing was lost with it.
  public let isOfNewTrail: Bool

  /// The trail.
  public var trail: Trail { opener.event.trail }
  /// When it begins.
  public var from: Instant { opener.event.eventTime }
  /// When it ends; nil if that is not known.
  public var to: Instant? { closer?.event.eventTime }

  /// Whether the trail would have logged the calls of an account and Region otherwise.
  func concerns(_ place: Place) -> Bool {
    let isOwn = ExactText(place.recipientAccountId) == ExactText(trail.account)
    let isHome = ExactText(place.awsRegion) == ExactText(trail.homeRegion)
    return switch cause {
    case .accounts: !isOwn
    case .regions: (isOwn || isOfOrganization) && !isHome
    case .stopped, .deleted, .selectors: (isOwn || isOfOrganization) && (isHome || !isOfOneRegion)
    }
  }

  /// Whether it can leave a hole in accounts other than the trail's own.
  var isOfOthers: Bool { isOfOrganization || cause == .accounts }

  /// Whether a log file shows that another trail logged meanwhile. A trail with other selectors goes on to deliver
  /// files, which do not show what they leave out.
  var isClosedByFiles: Bool { cause != .selectors }
}
