internal import Foundation
public import RetentionModel

/// A time zone by its IANA name, such as `Europe/Berlin`.
public struct NamedZone: Sendable {
  /// Its name.
  public let name: String
  private let zone: TimeZone

  /// - Parameter name: a name of IANA.
  /// - Returns: nil for a zone that this machine does not know, and for offsets and abbreviations of other systems.
  public init?(_ name: String) {
    guard let zone = TimeZone(iana: name) else { return nil }
    (self.name, self.zone) = (name, zone)
  }

  /// The names of the zones that this machine knows, sorted.
  public static var names: [String] {
    TimeZone.knownTimeZoneIdentifiers.filter { TimeZone(iana: $0) != nil }.sorted()
  }

  /// How many seconds its clocks are ahead of UTC.
  /// - Parameter moment: when.
  public func offset(at moment: Instant) -> Int {
    zone.secondsFromGMT(for: Date(timeIntervalSince1970: moment.timeIntervalSince1970))
  }
}
