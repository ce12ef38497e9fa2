// A path in the parts in which the store keeps it:
//
//   /mnt/copy/  AWSLogs/…/01/111122223333_CloudTrail_us-east-1_  20240101T0005Z  _AbCdEfGhIjKlMnOp.json.gz
//   source      below                                            slot            name
//
// Wherever the folder AWSLogs stands, what is below it is the same file.

struct StoredPath: Hashable {
  /// What precedes the last folder `AWSLogs`; empty where there is none.
  let source: [UInt8]
  /// What follows, up to the slot, or up to the file's name.
  let below: [UInt8]
  /// The digits of the slot's time; -1 where the name has none, -2 where it is that of a stream.
  let slot: Int64
  /// The rest.
  let name: [UInt8]
  /// Whether the path is told as the system has it. What is not UTF-8 is told with U+FFFD, and can be several files.
  let isExact: Bool

  /// The slot of what is no file.
  static let streamSlot: Int64 = -2
  private static let folder = Array("AWSLogs/".utf8)
  private static let stampCount = 14

  init(_ path: String) {
    let bytes = Array(path.utf8)
    var nameStart = 0
    var belowStart = 0
    for index in bytes.indices where bytes[index] == UInt8(ascii: "/") {
      let start = nameStart
      nameStart = index + 1
      if bytes[start..<nameStart].elementsEqual(StoredPath.folder) { belowStart = start }
    }
    source = Array(bytes[..<belowStart])
    isExact = !path.unicodeScalars.contains("\u{FFFD}")
    var start = nameStart
    while let mark = bytes[start...].firstIndex(of: UInt8(ascii: "_")) {
      start = mark + 1
      guard let slot = StoredPath.slot(bytes[start...].prefix(StoredPath.stampCount)) else { continue }
      self.slot = slot
      below = Array(bytes[belowStart..<start])
      name = Array(bytes[(start + StoredPath.stampCount)...])
      return
    }
    slot = -1
    below = Array(bytes[belowStart..<nameStart])
    name = Array(bytes[nameStart...])
  }

  /// A stream's path, which is that of no file, whatever files are called.
  init(stream path: String) {
    (source, below, slot, name, isExact) = ([], [], StoredPath.streamSlot, Array(path.utf8), true)
  }

  /// The digits of `20240101T0005Z`; nil for anything else.
  private static func slot(_ stamp: ArraySlice<UInt8>) -> Int64? {
    guard stamp.count == stampCount else { return nil }
    var number: Int64 = 0
    for (index, byte) in stamp.enumerated() {
      switch index {
      case 8: guard byte == UInt8(ascii: "T") else { return nil }
      case 13: guard byte == UInt8(ascii: "Z") else { return nil }
      default:
        guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
        number = number * 10 + Int64(byte - UInt8(ascii: "0"))
      }
    }
    return number
  }

  /// The path that parts were made of.
  static func text(source: [UInt8], below: [UInt8], slot: Int64, name: [UInt8]) -> String {
    var bytes = source + below
    if slot >= 0 {
      let digits = Array("\(slot)".utf8)
      let stamp = Array(repeating: UInt8(ascii: "0"), count: max(12 - digits.count, 0)) + digits
      bytes += stamp.prefix(8) + [UInt8(ascii: "T")] + stamp.dropFirst(8) + [UInt8(ascii: "Z")]
    }
    return String(decoding: bytes + name, as: UTF8.self)
  }
}
