internal import RetentionFindings
internal import RetentionModel
internal import SystemPackage

/// A clock on the wall somewhere, that goes by the operating system's tzdata.
///
/// It reads the zone's file itself: the C library's `localtime` follows one zone of the whole process.
struct ZoneClock: Sendable {
  /// Nil for UTC, which needs no file.
  private let file: TimeZoneFile?

  /// - Parameter name: as IANA has it, such as `Europe/Berlin`.
  /// - Returns: nil if there is no such zone.
  init?(zone name: String, in folder: FilePath = "/usr/share/zoneinfo") {
    if name == "UTC" {
      file = nil
    } else {
      guard ZoneClock.isName(name), let bytes = ZoneClock.bytes(of: folder.appending(name)),
        let file = TimeZoneFile(bytes)
      else { return nil }
      self.file = file
    }
  }

  /// The day, 1 for Monday to 7 for Sunday, and the minute of it, from 0 on.
  func reading(at instant: Instant) -> (day: Int, minute: Int) {
    let week: Int64 = 7 * 86_400
    let offset = file?.offset(at: instant.seconds) ?? 0
    // 1970 began on a Thursday; a week is enough to tell the day, and cannot overflow.
    let second = Int(((instant.seconds % week) + Int64(offset) + 3 * 86_400 + 2 * week) % week)
    return (second / 86_400 + 1, second % 86_400 / 60)
  }

  /// Whether a name looks like one of IANA's, which all begin with a capital: others, such as `localtime`,
  /// mean something else on each machine, and dots could lead elsewhere.
  private static func isName(_ name: String) -> Bool {
    name.utf8.count <= 64
      && name.utf8.allSatisfy { unit in
        switch unit {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "+"): true
        case UInt8(ascii: "-"), UInt8(ascii: "/"): true
        default: false
        }
      } && name.utf8.first.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) } ?? false
  }

  /// Nil where nothing can be read; real files have some thousand bytes.
  private static func bytes(of path: FilePath) -> [UInt8]? {
    let limit = 1 << 16
    guard let descriptor = try? FileDescriptor.open(path, .readOnly, options: .closeOnExec) else {
      return nil
    }
    defer { try? descriptor.close() }
    var bytes: [UInt8] = []
    while bytes.count <= limit {
      let part = try? unsafe [UInt8](unsafeUninitializedCapacity: limit) { target, count in
        count = try unsafe descriptor.read(into: UnsafeMutableRawBufferPointer(target))
      }
      guard let part else { return nil }
      if part.isEmpty { return bytes }
      bytes += part
    }
    return nil
  }
}
