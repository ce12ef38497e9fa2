// A chain as its digests and their logs are found:
//
//   digests  ├─1─┤├─2─┤├─3─┤     ├─6─┤├─7─┤        6 names 5 as the one before it, which is not there
//   spans    ╰ authentic ──╯     ╰───╯  ×          a log that 7 lists is altered
//   gaps                    ╰────╯    ╰───╯

/// The digests of one trail for an account and Region, one after the other.
public struct DigestChain: Sendable {
  /// A time for which digests speak.
  public struct Span: Hashable, Sendable {
    /// When it begins.
    public let from: Instant
    /// When it ends.
    public package(set) var to: Instant
    /// How far they can be trusted, all of them: authentic, consistent or unanchored.
    public let verdict: DigestVerdict

    /// - Parameters: see the properties.
    public init(from: Instant, to: Instant, verdict: DigestVerdict) {
      self.from = from
      self.to = to
      self.verdict = verdict
    }
  }

  /// A time for which nothing is proved, and why.
  public struct Gap: Hashable, Sendable {
    /// Why nothing is proved.
    public enum Cause: String, CaseIterable, Sendable {
      /// Digests that others name, or later logs, are not there.
      case missingDigests = "missing-digests"
      /// The digest is broken.
      case brokenDigest = "broken-digest"
      /// A log that the digest lists was altered.
      case alteredLog = "altered-log"
      /// A log that the digest lists is not there.
      case missingLog = "missing-log"
      /// A log that the digest lists could not be read to its end.
      case unreadLog = "unread-log"
      /// The chain begins anew: no digests were made, as logging or its validation was off.
      case restart
      /// Two digests that follow each other do not meet in time.
      case times
    }

    /// When it begins.
    public let from: Instant
    /// When it ends.
    public let to: Instant
    /// Why nothing is proved.
    public let cause: Cause
    /// How many digests are missing, one an hour.
    public let digests: Int
    /// The file that it is about, where there is one.
    public let path: String?

    /// - Parameters: see the properties.
    public init(from: Instant, to: Instant, cause: Cause, digests: Int = 0, path: String? = nil) {
      self.from = from
      self.to = to
      self.cause = cause
      self.digests = digests
      self.path = path
    }
  }

  /// The account and Region of the logs.
  public let place: Place
  /// The trail's name.
  public let trail: String
  /// The trail's home Region.
  public let homeRegion: String
  /// Whether they list what the first digests left out. Such digests do not follow each other hour by hour.
  public let isBackfill: Bool
  /// When the first digest's time begins.
  public let from: Instant
  /// When the last digest's time ends.
  public let to: Instant
  /// How many digests there are.
  public let digests: Int
  /// Whether its first digest is the first of all: none came before it.
  public let isFromStart: Bool
  /// The times that are proved, as far as the digests can be trusted, in order.
  public let spans: [Span]
  /// The times between that are not, in order.
  public let gaps: [Gap]

  /// - Parameters: see the properties.
  public init(
    place: Place, trail: String, homeRegion: String, isBackfill: Bool, from: Instant, to: Instant,
    digests: Int,
    isFromStart: Bool, spans: [Span], gaps: [Gap]
  ) {
    self.place = place
    self.trail = trail
    self.homeRegion = homeRegion
    self.isBackfill = isBackfill
    self.from = from
    self.to = to
    self.digests = digests
    self.isFromStart = isFromStart
    self.spans = spans
    self.gaps = gaps
  }
}
