@testable import TestSupport
import RetentionModel
import Testing

@Suite("The renderings of a timestamp")
struct TimestampFormTests {
  @Test(
    "in ISO 8601 are read, extended and basic, in any zone",
    arguments: [
      "2024-06-04T19:24:24Z", "2024-06-04t19:24:24z", "20240604T192424Z", "2024-06-04T19:24:24+0000",
      "2024-06-04T19:24:24+00:00", "2024-06-04T19:24:24-00:00", "20240604T192424+0000",
      "2024-06-04T21:24:24+02:00", "2024-06-05T00:54:24+0530", "2024-06-04T12:24:24-0700",
      "2024-06-03T20:24:24-23:00", "2024-06-05T19:23:24+23:59",
    ])
  func iso(text: String) throws {
    let expected = Instant(seconds: 1_717_529_064)
    #expect(Instant(timestamp: text) == expected)
    #expect(try instant(ofJSON: "\"\(text)\"") == expected)
  }

  @Test(
    "as query engines print them are read as UTC",
    arguments: ["2024-06-04 19:24:24", "2024-06-04 19:24:24.000", "2024-06-04 19:24:24.000 UTC"])
  func printed(text: String) {
    #expect(Instant(timestamp: text) == Instant(seconds: 1_717_529_064))
  }

  @Test("keep a fraction of 1 to 9 digits exactly", arguments: 1...9)
  func fraction(digits: Int) {
    let fraction = "123456789".prefix(digits)
    let nanoseconds = Int32(fraction + String(repeating: "0", count: 9 - digits))
    for zone in ["Z", "+0000", "+00:00"] {
      let instant = Instant(timestamp: "2024-06-04T19:24:24.\(fraction)\(zone)")
      #expect(instant?.seconds == 1_717_529_064)
      #expect(instant?.nanoseconds == nanoseconds)
    }
  }

  @Test(
    "with an English month are read as UTC, whatever space stands before AM and PM",
    arguments: [" ", "\u{202f}", "\u{a0}"], ["", ","])
  func monthName(space: String, comma: String) {
    #expect(
      Instant(timestamp: "Jun 4, 2024\(comma) 7:24:24\(space)PM") == Instant(seconds: 1_717_529_064))
    #expect(
      Instant(timestamp: "Jul 30, 2021\(comma) 12:05:44\(space)PM")
        == Instant(year: 2021, month: 7, day: 30, hour: 12, minute: 5, second: 44))
    #expect(
      Instant(timestamp: "Dec 31, 2021\(comma) 12:00:00\(space)AM")
        == Instant(year: 2021, month: 12, day: 31))
    #expect(
      Instant(timestamp: "Feb 29, 2024\(comma) 11:59:59\(space)PM")
        == Instant(year: 2024, month: 2, day: 29, hour: 23, minute: 59, second: 59))
  }

  @Test("know all twelve months")
  func months() {
    let names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    for (index, name) in names.enumerated() {
      #expect(
        Instant(timestamp: "\(name) 1, 2020, 1:00:00 AM")
          == Instant(year: 2020, month: index + 1, day: 1, hour: 1))
    }
  }

  @Test(
    "as a number are seconds or milliseconds, written in any way that JSON has",
    arguments: [
      ("1717529064", 1_717_529_064, 0), ("1717529064000", 1_717_529_064, 0),
      ("1717529064.0", 1_717_529_064, 0), ("1717529064.5", 1_717_529_064, 500_000_000),
      ("1717529064123", 1_717_529_064, 123_000_000), ("1.717529064E9", 1_717_529_064, 0),
      ("1.717529064e+09", 1_717_529_064, 0), ("1.717529064E12", 1_717_529_064, 0),
      ("1717529064123.25", 1_717_529_064, 123_250_000), ("17175290645e-1", 1_717_529_064, 500_000_000),
      ("0", 0, 0), ("-1", -1, 0), ("-0.25", -1, 750_000_000),
      ("100000000000", 100_000_000, 0), ("1717529064.123456789", 1_717_529_064, 123_456_789),
    ] as [(String, Int64, Int32)])
  func epoch(literal: String, seconds: Int64, nanoseconds: Int32) throws {
    #expect(try instant(ofJSON: literal) == Instant(seconds: seconds, nanoseconds: nanoseconds))
  }
  @Test("as a number of less than 10¹¹ is in seconds, up to the year 5138")
  func farSeconds() throws {
    #expect(try instant(ofJSON: "99999999999") == Instant(seconds: 99_999_999_999))
    #expect(try instant(ofJSON: "9999999999") == Instant(seconds: 9_999_999_999))
  }
}
