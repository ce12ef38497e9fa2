import Foundation
import RetentionFindings
import RetentionModel
import Testing

@testable import PolicyReading

@Suite("A change window's time zone")
struct TimeZoneTests {
  /// Moments on both sides of each change, the day and the time there; as Python's zoneinfo has them.
  static let readings: [(String, String, Int, String)] = [
    ("UTC", "2024-06-30T23:59:59Z", 7, "23:59"), ("UTC", "2024-07-01T00:00:00Z", 1, "00:00"),
    ("Europe/Berlin", "2024-03-31T00:59:59Z", 7, "01:59"),
    ("Europe/Berlin", "2024-03-31T01:00:00Z", 7, "03:00"),
    ("Europe/Berlin", "2024-10-27T00:59:59Z", 7, "02:59"),
    ("Europe/Berlin", "2024-10-27T01:00:00Z", 7, "02:00"),
    ("Europe/Berlin", "1970-01-01T00:00:00Z", 4, "01:00"),
    ("Europe/Berlin", "2050-07-01T00:00:00Z", 5, "02:00"),
    ("Europe/Berlin", "9998-07-01T12:00:00Z", 3, "14:00"),
    ("America/New_York", "2024-03-10T06:59:59Z", 7, "01:59"),
    ("America/New_York", "2024-03-10T07:00:00Z", 7, "03:00"),
    ("America/New_York", "2024-11-03T05:59:59Z", 7, "01:59"),
    ("America/New_York", "2024-11-03T06:00:00Z", 7, "01:00"),
    // Half an hour of daylight saving time.
    ("Australia/Lord_Howe", "2024-04-06T14:59:59Z", 7, "01:59"),
    ("Australia/Lord_Howe", "2024-04-06T15:00:00Z", 7, "01:30"),
    ("Australia/Lord_Howe", "2024-10-05T15:29:59Z", 7, "01:59"),
    ("Australia/Lord_Howe", "2024-10-05T15:30:00Z", 7, "02:30"),
    // A day that was left out.
    ("Pacific/Apia", "2011-12-30T09:59:59Z", 4, "23:59"),
    ("Pacific/Apia", "2011-12-30T10:00:00Z", 6, "00:00"),
    // Daylight saving time that began at midnight, and was given up.
    ("America/Sao_Paulo", "2018-11-04T02:59:59Z", 6, "23:59"),
    ("America/Sao_Paulo", "2018-11-04T03:00:00Z", 7, "01:00"),
    ("America/Sao_Paulo", "2019-02-17T01:59:59Z", 6, "23:59"),
    ("America/Sao_Paulo", "2019-02-17T02:00:00Z", 6, "23:00"),
    ("America/Sao_Paulo", "2024-01-15T12:00:00Z", 1, "09:00"),
    // Standard time in summer, and less in winter; and the same for Ramadan.
    ("Europe/Dublin", "2024-03-31T00:59:59Z", 7, "00:59"),
    ("Europe/Dublin", "2024-03-31T01:00:00Z", 7, "02:00"),
    ("Africa/Casablanca", "2024-03-10T01:59:59Z", 7, "02:59"),
    ("Africa/Casablanca", "2024-03-10T02:00:00Z", 7, "02:00"),
    ("Asia/Kolkata", "2024-06-30T18:29:59Z", 7, "23:59"),
    ("Asia/Kolkata", "2024-06-30T18:30:00Z", 1, "00:00"),
    ("Asia/Kathmandu", "2024-06-30T18:14:59Z", 7, "23:59"),
    ("Asia/Kathmandu", "2024-06-30T18:15:00Z", 1, "00:00"),
    ("Etc/GMT+2", "2024-07-01T01:59:59Z", 7, "23:59"), ("CET", "2024-07-01T00:00:00Z", 1, "02:00"),
    ("EST5EDT", "2024-07-01T00:00:00Z", 7, "20:00"), ("US/Eastern", "2024-07-01T00:00:00Z", 7, "20:00"),
  ]

  @Test("shows the day and the time, also where the clocks are changed", arguments: TimeZoneTests.readings)
  func reading(zone: String, moment: String, day: Int, time: String) throws {
    let clock = ZoneClock(timeZone: try #require(TimeZone(iana: zone)))
    let reading = clock.reading(at: try #require(Instant(rfc3339: moment)))
    let parts = time.split(separator: ":").compactMap { Int($0) }
    #expect(reading == (day, parts[0] * 60 + parts[1]))
  }

  @Test(
    "is not there for a name that is none",
    arguments: [
      "", "/", "Europe", "Europe/", "Europe/Atlantis", "europe/Berlin", "/Europe/Berlin", "../zoneinfo/UTC",
      "Europe/../Europe/Berlin", "Europe/Berlin\0", "Europe/Berlin\0x", "Europe/Berlin ",
      "posix/Europe/Berlin",
      "right/Europe/Berlin", "localtime", "tzdata.zi", "Europe/Berl\u{ef}n",
      String(repeating: "A", count: 5000), "Area/" + String(repeating: "A", count: 1 << 20),
    ])
  func refusal(name: String) {
    #expect(TimeZone(iana: name) == nil)
  }

  @Test(
    "is not there for what only Foundation takes",
    arguments: ["GMT+2", "GMT+0200", "UTC-3", "PST", "CST", "ECT", "SystemV/EST5", "Etc/Unknown", "utc"])
  func looseNames(name: String) {
    #expect(TimeZone(iana: name) == nil)
  }

  @Test("counts days from Monday, at any moment that there is", arguments: ["UTC", "Europe/Berlin"])
  func extremes(name: String) throws {
    let clock = ZoneClock(timeZone: try #require(TimeZone(iana: name)))
    for seconds in [Int64.min, Int64.min + 1, -1, Int64.max] {
      let reading = clock.reading(at: Instant(seconds: seconds))
      #expect((1...7).contains(reading.day) && (0..<1440).contains(reading.minute))
    }
  }
}
