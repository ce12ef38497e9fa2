internal import RetentionModel

/// What a digest's name says: `ACCOUNT_CloudTrail-Digest_REGION_TRAIL_HOMEREGION_YYYYMMDDTHHMMSSZ`, with `_backfill`
/// behind it where the digest lists what an earlier one left out.
///
/// The name of a trail can hold underscores; the other parts hold none.
struct DigestName: Hashable {
  let place: Place
  let trail: String
  let homeRegion: String
  let isBackfill: Bool
  /// The end of its time.
  let end: Instant

  init(place: Place, trail: String, homeRegion: String, isBackfill: Bool, end: Instant) {
    self.place = place
    self.trail = trail
    self.homeRegion = homeRegion
    self.isBackfill = isBackfill
    self.end = end
  }

  /// - Parameter name: without folders and extensions; nil for any other name.
  init?(_ name: String) {
    var parts = name.utf8.split(separator: UInt8(ascii: "_"), omittingEmptySubsequences: false)
    isBackfill = parts.last?.elementsEqual("backfill".utf8) ?? false
    if isBackfill { parts.removeLast() }
    guard parts.count >= 6, parts[1].elementsEqual("CloudTrail-Digest".utf8), !parts[0].isEmpty,
      let end = Instant(stamp: parts[parts.count - 1])
    else { return nil }
    place = Place(recipientAccountId: String(Substring(parts[0])), awsRegion: String(Substring(parts[2])))
    trail = parts[3..<parts.count - 2].map { String(Substring($0)) }.joined(separator: "_")
    homeRegion = String(Substring(parts[parts.count - 2]))
    self.end = end
  }
}

extension Instant {
  /// The moment of `YYYYMMDDTHHMMSSZ`.
  fileprivate init?(stamp: Substring.UTF8View) {
    guard stamp.count == 16, stamp.last == UInt8(ascii: "Z") else { return nil }
    self.init(timestamp: String(Substring(stamp)))
  }
}

/// A file's name without what downloads and decompression change: its folders and its extensions.
struct FileName: Equatable {
  /// All before the name, with the slash.
  let folder: Substring.UTF8View
  /// The name without `.gz` and `.json`.
  let stem: Substring.UTF8View
  /// What was left out of the name.
  let ending: Ending

  /// The extensions that a file can have.
  enum Ending: UInt8 {
    case none, json, gzip, jsonGzip

    var text: String {
      switch self {
      case .none: ""
      case .json: ".json"
      case .gzip: ".gz"
      case .jsonGzip: ".json.gz"
      }
    }
  }

  init(_ path: String) {
    let bytes = path[...].utf8
    let start = bytes.lastIndex(of: UInt8(ascii: "/")).map { bytes.index(after: $0) } ?? bytes.startIndex
    folder = bytes[..<start]
    var rest = bytes[start...]
    let isGzip = rest.removeSuffix(".gz")
    let isJSON = rest.removeSuffix(".json")
    stem = rest
    ending = isGzip ? (isJSON ? .jsonGzip : .gzip) : (isJSON ? .json : .none)
  }

  static func == (a: FileName, b: FileName) -> Bool {
    a.folder.elementsEqual(b.folder) && a.stem.elementsEqual(b.stem) && a.ending == b.ending
  }
}

extension Substring.UTF8View {
  fileprivate mutating func removeSuffix(_ suffix: StaticString) -> Bool {
    let count = suffix.utf8CodeUnitCount
    guard self.count > count, suffix.withUTF8Buffer({ unsafe self.suffix(count).elementsEqual($0) }) else {
      return false
    }
    self = dropLast(count)
    return true
  }
}
