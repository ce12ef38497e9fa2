internal import RetentionTimeline
internal import SystemPackage

/// The name that CloudTrail gives a log file in S3:
/// `ACCOUNT_CloudTrail_REGION_YYYYMMDDTHHmmZ_16chars.json.gz`.
///
/// Source: the CloudTrail user guide. One of its samples has no underscore before the last part; after a
/// download anything may have happened to the ending.
struct LogFileName {
  /// The minute of delivery.
  let deliveryTime: Instant
  /// The AWS account whose log it is.
  let account: String

  /// Nil for any other name.
  init?(_ path: FilePath) {
    guard let name = path.lastComponent?.string else { return nil }
    let parts = name.utf8.split(
      separator: UInt8(ascii: "_"), maxSplits: 3, omittingEmptySubsequences: false)
    guard parts.count == 4, parts[1].elementsEqual("CloudTrail".utf8) else { return nil }
    let stamp = parts[3].prefix(14)
    guard stamp.count == 14, stamp.last == UInt8(ascii: "Z"), let minute = String(stamp.dropLast()),
      let time = Instant(timestamp: minute + "00Z")
    else { return nil }
    deliveryTime = time
    account = String(decoding: parts[0], as: UTF8.self)
  }
}
