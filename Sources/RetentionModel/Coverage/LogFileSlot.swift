/// A log file as described by its name, `ACCOUNT_CloudTrail_REGION_YYYYMMDDTHHmmZ_16chars.json.gz`: the
/// account and Region of its events, and the five-minute slot that ends at its time.
///
/// Source: the CloudTrail user guide (one of its samples has no underscore before the last part; a download
/// may change the extension). That the time ends the slot was measured on thousands of names: their minutes
/// are always a multiple of 5, and the newest event is 0 to 299 seconds earlier.
public struct LogFileSlot: Hashable, Sendable {
  /// The account and Region of the events.
  public let place: Place
  /// The end of the slot: the time in the name.
  public let end: Instant
  /// The file's name, without its folders.
  public let name: String

  /// Parses a log file's name; nil for any other name.
  /// - Parameter path: the file's path, of which only the name counts: a bucket's content may have been moved
  ///   anywhere.
  public init?(path: String) {
    let name =
      path.utf8.lastIndex(of: UInt8(ascii: "/")).map { path[path.utf8.index(after: $0)...] } ?? path[...]
    let parts = name.utf8.split(
      separator: UInt8(ascii: "_"), maxSplits: 3, omittingEmptySubsequences: false)
    guard parts.count == 4, parts[1].elementsEqual("CloudTrail".utf8), !parts[0].isEmpty, !parts[2].isEmpty
    else { return nil }
    let stamp = parts[3].prefix(14)
    guard stamp.count == 14, stamp.last == UInt8(ascii: "Z"), let minute = String(stamp.dropLast()),
      let end = Instant(timestamp: minute + "00Z")
    else { return nil }
    place = Place(
      recipientAccountId: String(Substring(parts[0])), awsRegion: String(Substring(parts[2])))
    self.end = end
    self.name = String(name)
  }

  /// The five minutes that the file covers.
  public var span: ClosedRange<Instant> { LogFileSlot.span(endingAt: end) }

  static func span(endingAt end: Instant) -> ClosedRange<Instant> {
    Instant(seconds: end.seconds - seconds, nanoseconds: end.nanoseconds)...end
  }

  /// How long it is.
  package static let seconds: Int64 = 300
}
