/// What became of trails, as far as it bears on what log files and digests show.
public struct TrailCourses: Equatable, Sendable {
  /// The times in which trails did not log the calls that change retention settings, by beginning.
  public let gaps: [TrailGap]
  /// The calls after which trails may log more than before, in order.
  let widenings: [TrailWidening]

  /// Of trails of which nothing more is known.
  /// - Parameter gaps: by beginning.
  public init(gaps: [TrailGap] = []) { self.init(gaps: gaps, widenings: []) }

  init(gaps: [TrailGap], widenings: [TrailWidening]) {
    (self.gaps, self.widenings) = (gaps, widenings)
  }
}

/// A call after which a trail may log more than before: a file of that trail shows nothing of the time before it.
struct TrailWidening: Hashable, Comparable, Sendable {
  /// In seconds since 1970.
  let time: Int64
  /// The trail's account.
  let account: ExactText
  /// Whether the trail may log other accounts as well.
  let isOfOthers: Bool

  static func < (a: TrailWidening, b: TrailWidening) -> Bool {
    if a.time != b.time { return a.time < b.time }
    return a.account == b.account ? !a.isOfOthers && b.isOfOthers : a.account < b.account
  }
}
