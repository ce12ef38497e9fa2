import Foundation
import RetentionModel
import TestSupport
import Testing

@testable import PolicyReading

@Suite("A time zone file")
struct TimeZoneFileTests {
  /// A file with these types of time, changes to them, and a rule.
  static func bytes(
    offsets: [Int32], changes: [(Int64, UInt8)], rule: String, version: String = "2", leaps: Int = 0
  ) -> [UInt8] {
    var bytes = header(version, [0, 0, 0, 0, 1, 1]) + [UInt8](repeating: 0, count: 7)
    bytes += header(version, [0, 0, leaps, changes.count, offsets.count, 1])
    for change in changes { bytes += big(change.0) }
    bytes += changes.map(\.1)
    for offset in offsets { bytes += big(offset) + [0, 0] }
    bytes += [UInt8](repeating: 0, count: 1 + leaps * 12)
    return bytes + Array("\n\(rule)\n".utf8)
  }

  private static func header(_ version: String, _ counts: [Int]) -> [UInt8] {
    var bytes = Array("TZif\(version)".utf8) + [UInt8](repeating: 0, count: 15)
    for count in counts { bytes += big(UInt32(count)) }
    return bytes
  }

  private static func big<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
    stride(from: Number.bitWidth - 8, through: 0, by: -8).map { UInt8(truncatingIfNeeded: number >> $0) }
  }

  @Test("has an offset before, between and after its changes")
  func offsets() throws {
    let changes = [(-100, 1), (50, 0), (200, 2)] as [(Int64, UInt8)]
    let file = try #require(
      TimeZoneFile(TimeZoneFileTests.bytes(offsets: [1, -2, 3], changes: changes, rule: "")))
    let seconds = [Int64.min, -101, -100, 49, 50, 199, 200, Int64.max]
    #expect(seconds.map(file.offset) == [1, 1, -2, -2, 1, 1, 3, 3])
  }

  @Test("goes by its rule from its last change on, or always where it has none")
  func rule() throws {
    let changes = [(0, 1)] as [(Int64, UInt8)]
    let file = try #require(
      TimeZoneFile(TimeZoneFileTests.bytes(offsets: [1, 2], changes: changes, rule: "EST5")))
    #expect([-1, 0, 1].map { file.offset(at: $0) } == [1, -18_000, -18_000])
    let plain = try #require(TimeZoneFile(TimeZoneFileTests.bytes(offsets: [1], changes: [], rule: "EST5")))
    #expect([Int64.min, 0, Int64.max].map(plain.offset) == [-18_000, -18_000, -18_000])
  }

  @Test("is refused where it is malformed, of version 1, or counts leap seconds")
  func refusal() {
    func isRead(
      offsets: [Int32] = [0], changes: [(Int64, UInt8)] = [], rule: String = "", version: String = "2",
      leaps: Int = 0
    ) -> Bool {
      let bytes = TimeZoneFileTests.bytes(
        offsets: offsets, changes: changes, rule: rule, version: version, leaps: leaps)
      return TimeZoneFile(bytes) != nil
    }
    #expect(isRead())
    #expect(isRead(version: "4"))
    #expect(!isRead(version: "\0"))
    #expect(!isRead(leaps: 1))
    #expect(!isRead(offsets: []))
    #expect(!isRead(offsets: [.max]))
    #expect(!isRead(offsets: [.min]))
    #expect(!isRead(changes: [(0, 1)]))
    #expect(!isRead(changes: [(0, 0), (0, 0)]))
    #expect(!isRead(rule: "x"))
    #expect(TimeZoneFile([]) == nil)
  }

  @Test("can be cut off or damaged anywhere", arguments: ["Europe/Berlin", "Africa/Casablanca"])
  func mutations(zone: String) throws {
    let whole = Array(try Data(contentsOf: URL(filePath: "/usr/share/zoneinfo/\(zone)")))
    #expect(TimeZoneFile(whole) != nil)
    for count in whole.indices { #expect(TimeZoneFile(Array(whole[..<count])) == nil) }
    var random = SeededRandom(seed: 1)
    var read = 0
    for _ in 0..<3000 {
      var bytes = whole
      for _ in 0...Int.random(in: 0..<3, using: &random) {
        let place = Int.random(in: bytes.indices, using: &random)
        bytes[Bool.random(using: &random) ? place : place % 60] = UInt8.random(in: 0...255, using: &random)
      }
      guard let file = TimeZoneFile(bytes) else { continue }
      read += 1
      for seconds in [Int64.min, 0, 1_700_000_000, 4_000_000_000, Int64.max] {
        #expect(file.offset(at: seconds).magnitude <= 26 * 3600)
      }
    }
    #expect(read > 100)
  }
}
