/// The earliest and the latest instant that the input speaks of; silence outside it proves nothing.
///
/// It is drawn from the eventTime of matching records and from the delivery time in S3-style file names.
public struct Reach: Hashable, Sendable {
  /// The earliest; nil where the input speaks of none.
  public private(set) var from: Instant?
  /// The latest; nil where the input speaks of none.
  public private(set) var to: Instant?

  /// A reach that holds nothing yet.
  public init() {}

  /// Widens the reach to hold an instant.
  public mutating func include(_ instant: Instant) {
    from = min(from ?? instant, instant)
    to = max(to ?? instant, instant)
  }

  /// Widens the reach to hold another one.
  public mutating func include(_ other: Reach) {
    if let instant = other.from { include(instant) }
    if let instant = other.to { include(instant) }
  }
}
