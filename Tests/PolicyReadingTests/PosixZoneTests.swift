import RetentionModel
import TestSupport
import Testing

@testable import PolicyReading

@Suite("A time zone's rule")
struct PosixZoneTests {
  @Test(
    "is read in all the forms that POSIX and RFC 9636 have",
    arguments: [
      ("UTC0", 0, nil), ("IST-5:30", 19_800, nil), ("<-03>3", -10_800, nil),
      ("<+0545>-05:45:00", 20_700, nil),
      ("EST5EDT,M3.2.0,M11.1.0", -18_000, (-14_400, 2 * 3600)),
      ("<+1030>-10:30<+11>-11,M10.1.0,M4.1.0", 37_800, (39_600, 2 * 3600)),
      ("IST-1GMT0,M10.5.0,M3.5.0/1", 3600, (0, 2 * 3600)),
      ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", -7200, (-3600, -3600)),
      ("EET-2EEST,J60/167:59:59,365", 7200, (10_800, 167 * 3600 + 3599)),
    ] as [(String, Int, (Int, Int)?)])
  func forms(text: String, standard: Int, daylight: (offset: Int, time: Int)?) throws {
    let zone = try #require(PosixZone(text.utf8))
    #expect(zone.standard == standard)
    #expect(zone.daylight?.offset == daylight?.offset)
    #expect(zone.daylight?.start.time == daylight?.time)
  }

  @Test(
    "is refused where it is malformed",
    arguments: [
      "", "UTC", "UT0", "UTC25", "UTC0x", "UTC0:60", "<+01-1", "<+1>-1", ":Europe/Berlin", "CET-1CEST",
      "CET-1CEST,M3.5.0", "CET-1CEST,M3.5.0,M10.5.0,", "CET-1CEST,M13.5.0,M10.5.0",
      "CET-1CEST,M3.6.0,M10.5.0",
      "CET-1CEST,M3.5.7,M10.5.0", "CET-1CEST,J0,J9", "CET-1CEST,J366,J9", "CET-1CEST,366,9",
      "CET-1CEST,M3.5.0/168,M10.5.0", "CET-1CEST,M3.5.0/0002,M10.5.0", "CET--1", "CET-1é",
    ])
  func refusal(text: String) {
    #expect(PosixZone(text.utf8) == nil)
  }

  @Test(
    "changes the clock at the moments that it says",
    arguments: [
      ("CET-1CEST,M3.5.0,M10.5.0/3", "2040-03-25T01:00:00Z", 3600, 7200),
      ("CET-1CEST,M3.5.0,M10.5.0/3", "2040-10-28T01:00:00Z", 7200, 3600),
      ("EST5EDT,M3.2.0,M11.1.0", "2038-03-14T07:00:00Z", -18_000, -14_400),
      ("NZST-12NZDT,M9.5.0,M4.1.0/3", "2039-04-02T14:00:00Z", 46_800, 43_200),
      ("IST-1GMT0,M10.5.0,M3.5.0/1", "2040-10-28T01:00:00Z", 3600, 0),
      ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "2040-03-25T01:00:00Z", -7200, -3600),
      ("AAA0BBB,J60/0,300/0", "2040-03-01T00:00:00Z", 0, 3600),
      ("AAA0BBB,J60/0,300/0", "2041-03-01T00:00:00Z", 0, 3600),
      ("AAA0BBB,59/0,300/0", "2040-02-29T00:00:00Z", 0, 3600),
      ("AAA0BBB,0/-24,300/0", "2039-12-31T00:00:00Z", 0, 3600),
    ])
  func changes(text: String, moment: String, before: Int, after: Int) throws {
    let zone = try #require(PosixZone(text.utf8))
    let second = try #require(Instant(timestamp: moment)).seconds
    #expect(zone.offset(at: second - 1) == before)
    #expect(zone.offset(at: second) == after)
    // The same in 400 years, and 400 years ago.
    let cycle: Int64 = 146_097 * 86_400
    #expect([second - 1 - cycle, second - cycle].map(zone.offset) == [before, after])
    #expect([second - 1 + cycle, second + cycle].map(zone.offset) == [before, after])
  }

  @Test("can have daylight saving time all year")
  func allYear() throws {
    let zone = try #require(PosixZone("EST5EDT,0/0,J365/25".utf8))
    for year in 2023...2030 {
      let start = try #require(Instant(year: year, month: 1, day: 1)).seconds
      for hour in -12..<12 { #expect(zone.offset(at: start + Int64(hour) * 3600 - 1) == -14_400) }
      #expect(zone.offset(at: start + 200 * 86_400) == -14_400)
    }
  }
}
