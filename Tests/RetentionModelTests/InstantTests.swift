@testable import TestSupport
import Foundation
import RetentionModel
import Testing

@Suite("An instant")
struct InstantTests {
  /// 0001-01-01T00:00:00Z and 9999-12-31T23:59:59Z.
  private static let calendar: ClosedRange<Int64> = -62_135_596_800...253_402_300_799

  @Test("is described and read back as Foundation does it, in the years 1 to 9999", arguments: 0..<10)
  func foundation(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let edges = [InstantTests.calendar.lowerBound, InstantTests.calendar.upperBound, 0, -1, 1]
    for seconds in edges + (0..<300).map({ _ in Int64.random(in: InstantTests.calendar, using: &random) }) {
      let instant = Instant(seconds: seconds)
      let expected = InstantTests.gregorian(seconds)
      #expect(instant.description == expected, "seed \(seed), \(seconds)")
      #expect(Instant(timestamp: instant.description) == instant, "seed \(seed), \(seconds)")
      #expect(instant.description == "\(instant.date)T\(instant.timeOfDay)Z", "seed \(seed), \(seconds)")
    }
  }

  /// Foundation's text, which is Julian before 1582-10-15; Gregory's calendar repeats after 400 years, so
  /// that an early date is that of 1600 years later but for its year.
  private static func gregorian(_ seconds: Int64) -> String {
    let shift: Int64 = seconds < -12_219_292_800 ? 4 * 146_097 * 86_400 : 0
    let text = Date(timeIntervalSince1970: Double(seconds + shift)).formatted(.iso8601)
    guard shift > 0, let year = Int(text.prefix(4)) else { return text }
    return String("000\(year - 1600)".suffix(4)) + text.dropFirst(4)
  }

  @Test("counts each day of four centuries once, with the leap years of Gregory's calendar")
  func everyDay() {
    // Pope Gregory's first day; the distance is that of the Julian day numbers 2299161 and 2440588.
    #expect(Instant(year: 1582, month: 10, day: 15)?.seconds == (2_299_161 - 2_440_588) * 86_400)
    var days = (2_299_161 - 2_440_588) + Int64(17 + 30 + 31 - 1)
    for year in 1583...1983 {
      for month in 1...12 {
        for day in 1...31 {
          guard let instant = Instant(year: year, month: month, day: day) else { continue }
          days += 1
          #expect(instant.seconds == days * 86_400)
        }
      }
      let isLeap = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0)
      #expect((Instant(year: year, month: 2, day: 29) != nil) == isLeap)
    }
    #expect(Instant(year: 1970, month: 1, day: 1)?.seconds == 0)
  }

  @Test(
    "shows as many digits of its fraction as it has, in threes",
    arguments: [
      (0, "Z"), (500_000_000, ".500Z"), (1_000_000, ".001Z"), (123_456_000, ".123456Z"), (1, ".000000001Z"),
      (999_999_999, ".999999999Z"), (120_000_000, ".120Z"), (10_000, ".000010Z"),
    ] as [(Int32, String)])
  func fraction(nanoseconds: Int32, ending: String) {
    let instant = Instant(seconds: -1, nanoseconds: nanoseconds)
    #expect(instant.description == "1969-12-31T23:59:59" + ending)
    #expect(Instant(timestamp: instant.description) == instant)
  }

  @Test("moves by days over leap days and years, and back")
  func addingDays() throws {
    let leap = try #require(Instant(year: 2024, month: 2, day: 28, hour: 23))
    #expect(leap.adding(days: 1).date == "2024-02-29")
    #expect(leap.adding(days: 2).date == "2024-03-01")
    #expect(leap.adding(days: 366).date == "2025-02-28")
    #expect(leap.adding(days: -59).date == "2023-12-31")
    #expect(leap.adding(days: 5475).adding(days: -5475) == leap)
    #expect(leap.adding(days: 1).timeOfDay == "23:00:00")
    #expect(
      Instant(seconds: 0, nanoseconds: 7).adding(days: 30) == Instant(seconds: 2_592_000, nanoseconds: 7))
  }

  @Test("is ordered by seconds, then nanoseconds")
  func order() {
    let ordered = [(-2, 999), (-1, 0), (-1, 1), (0, 0), (0, 999_999_999), (1, 0)] as [(Int64, Int32)]
    let instants = ordered.map { Instant(seconds: $0.0, nanoseconds: $0.1) }
    #expect(instants.shuffled().sorted() == instants)
  }

  @Test("stays within the years that ISO 8601 writes with four digits, however far it is moved")
  func edgesOfTheCalendar() throws {
    let early = try #require(Instant(year: 1, month: 1, day: 20))
    let late = try #require(Instant(year: 9999, month: 12, day: 20))
    for days in [5475, 1_000_000_000, .max] {
      #expect(early.adding(days: -days).description == "0001-01-01T00:00:00Z")
      #expect(late.adding(days: days).description == "9999-12-31T23:59:59.999999999Z")
    }
    #expect(Instant(timestamp: "0001-01-01T00:00:00+01:00") == nil)
    #expect(Instant(timestamp: "9999-12-31T23:59:59-01:00") == nil)
  }

  @Test("goes to a Date and back")
  func date() throws {
    for text in ["2024-05-05T03:07:52Z", "1969-12-31T23:59:58.25Z", "2024-05-05T03:07:52.5Z"] {
      let instant = try #require(Instant(timestamp: text))
      let date = Date(timeIntervalSince1970: instant.timeIntervalSince1970)
      #expect(Instant(timeIntervalSince1970: date.timeIntervalSince1970) == instant)
    }
    #expect(Instant(timeIntervalSince1970: .infinity) == .distantFuture)
    #expect(Instant(timeIntervalSince1970: -1e18) == .distantPast)
    #expect(abs(Instant.now.timeIntervalSince1970 - Date().timeIntervalSince1970) < 5)
  }
}
