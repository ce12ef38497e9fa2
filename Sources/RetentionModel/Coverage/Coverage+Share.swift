// How much of a time is covered:
//
//   witnesses   ├slot┤├slot┤   ·event   ├slot┤          (over 7 days)          ·event    ├slot┤
//   covered     ├──────────────────── ▒ hole ▒ ──┤                             ├──────────────┤

extension Coverage {
  /// How much of a window the logs of a place cover.
  public struct Share: Hashable, Sendable {
    /// The length of the window, in seconds.
    public let windowSeconds: Int64
    /// How many of them are covered: the time between neighbouring witnesses at most seven days apart, without holes.
    public let coveredSeconds: Int64

    /// Of no window.
    package init() { (windowSeconds, coveredSeconds) = (0, 0) }

    init(windowSeconds: Int64, coveredSeconds: Int64) {
      (self.windowSeconds, self.coveredSeconds) = (windowSeconds, coveredSeconds)
    }

    /// Both windows, one behind the other.
    package static func + (a: Share, b: Share) -> Share {
      Share(
        windowSeconds: a.windowSeconds + b.windowSeconds, coveredSeconds: a.coveredSeconds + b.coveredSeconds)
    }

    /// Whole per cent, rounded down; nil for a window without length.
    public var percent: Int? {
      windowSeconds > 0 ? Int(coveredSeconds * 100 / windowSeconds) : nil
    }
  }

  /// How much of a window the files and events of a place cover, declarations aside.
  /// - Parameters:
  ///   - window: the window.
  ///   - place: the account and Region.
  /// - Returns: nil if nothing of the place gives a time, or a hole of it may be at any time.
  package func share(of window: ClosedRange<Instant>, at place: Place) -> Share? {
    guard let covered = logs[place], covered.span != nil, !covered.holes.haveUnknownTime else { return nil }
    let span = window.lowerBound.seconds...window.upperBound.seconds
    return Share(
      windowSeconds: span.upperBound - span.lowerBound, coveredSeconds: covered.coveredSeconds(within: span))
  }

  /// How many silences of more than seven days there are between neighbouring witnesses of a place.
  /// - Parameter place: the account and Region.
  package func silences(of place: Place) -> Int { logs[place]?.silences ?? 0 }
}
