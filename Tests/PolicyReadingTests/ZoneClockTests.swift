import Foundation
import RetentionModel
import TestSupport
import Testing

@testable import PolicyReading

@Suite("A clock in a time zone")
struct ZoneClockTests {
  static let zones = [
    "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "Pacific/Apia",
    "America/Sao_Paulo", "Europe/Dublin", "Asia/Kathmandu", "UTC",
  ]

  /// What was is certain; of what will be, Foundation's data and the system's may know different laws.
  @Test("shows what Foundation's does, from 1990 to 2025", arguments: zones)
  func foundation(name: String) throws {
    let clock = try #require(ZoneClock(zone: name))
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = try #require(TimeZone(identifier: name))
    let start = try #require(Instant(year: 1990, month: 1, day: 1)).seconds
    let end = try #require(Instant(year: 2025, month: 1, day: 1)).seconds
    var random = SeededRandom(seed: 1)
    // Both sides of each change as Foundation knows it, and days in between.
    var seconds = stride(from: start, to: end, by: 11 * 86_400).map {
      $0 + Int64.random(in: 0..<86_400, using: &random)
    }
    var change = Date(timeIntervalSince1970: Double(start))
    while let next = calendar.timeZone.nextDaylightSavingTimeTransition(after: change),
      next.timeIntervalSince1970 < Double(end), next > change
    {
      change = next
      seconds += [-1, 0, 3599].map { Int64(next.timeIntervalSince1970) + $0 }
    }
    for second in seconds {
      let parts = calendar.dateComponents(
        [.weekday, .hour, .minute], from: Date(timeIntervalSince1970: Double(second)))
      let reading = clock.reading(at: Instant(seconds: second))
      #expect(reading.day == ((parts.weekday ?? 0) + 5) % 7 + 1, "\(Instant(seconds: second))")
      #expect(reading.minute == (parts.hour ?? 0) * 60 + (parts.minute ?? 0), "\(Instant(seconds: second))")
    }
  }

  @Test(
    "is not there for a name that is none",
    arguments: [
      "", "/", "Europe", "Europe/", "Europe/Atlantis", "europe/Berlin", "/Europe/Berlin", "../zoneinfo/UTC",
      "Europe/../Europe/Berlin", "Europe/Berlin\0", "posix/Europe/Berlin", "right/Europe/Berlin", "localtime",
      "tzdata.zi", "Europe/Berl\u{ef}n", String(repeating: "A", count: 5000),
    ])
  func refusal(name: String) {
    #expect(ZoneClock(zone: name) == nil)
  }

  @Test("needs no file for UTC, and a sound one for all others")
  func missing() throws {
    let folder = try TemporaryFolder()
    #expect(ZoneClock(zone: "UTC", in: folder.path) != nil)
    #expect(ZoneClock(zone: "Europe/Berlin", in: folder.path) == nil)
    try folder.write("TZif2", to: "Broken")
    #expect(ZoneClock(zone: "Broken", in: folder.path) == nil)
    try folder.write([UInt8](repeating: 0, count: 200_000), to: "Huge")
    #expect(ZoneClock(zone: "Huge", in: folder.path) == nil)
  }

  @Test("counts days from Monday, at any moment that there is", arguments: ["UTC", "Europe/Berlin"])
  func extremes(name: String) throws {
    let clock = try #require(ZoneClock(zone: name))
    let east = name == "UTC" ? 0 : 60
    #expect(clock.reading(at: Instant(seconds: 0)) == (4, east))
    // Midnight of a Monday in January.
    let monday = try #require(Instant(year: 2024, month: 1, day: 1))
    #expect(clock.reading(at: monday) == (1, east))
    for seconds in [Int64.min, Int64.min + 1, -1, Int64.max] {
      let reading = clock.reading(at: Instant(seconds: seconds))
      #expect((1...7).contains(reading.day) && (0..<1440).contains(reading.minute))
    }
  }
}
