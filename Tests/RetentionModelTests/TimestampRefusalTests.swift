@testable import TestSupport
import RetentionModel
import Testing

@Suite("What is no timestamp")
struct TimestampRefusalTests {
  @Test(
    "is refused: a date or a time of day that does not exist",
    arguments: [
      "2023-02-29T00:00:00Z", "1900-02-29T00:00:00Z", "2024-02-30T00:00:00Z", "2024-04-31T00:00:00Z",
      "2024-13-01T00:00:00Z", "2024-00-01T00:00:00Z", "2024-01-00T00:00:00Z", "2024-01-32T00:00:00Z",
      "2024-01-01T24:00:00Z", "2024-01-01T23:60:00Z", "2024-01-01T23:59:60Z", "0000-01-01T00:00:00Z",
      "20230229T000000Z", "2024-01-01T00:00:00+24:00", "2024-01-01T00:00:00+00:60",
      "Feb 29, 2023, 1:00:00 AM", "Jun 31, 2024, 1:00:00 AM", "Jun 4, 2024, 13:00:00 PM",
      "Jun 4, 2024, 0:00:00 AM", "Jun 4, 2024, 7:60:00 PM", "Jun 4, 2024, 7:00:60 PM",
      "Jun 0, 2024, 7:00:00 PM",
    ])
  func impossible(text: String) {
    #expect(Instant(timestamp: text) == nil)
  }

  @Test(
    "is refused: a text that is in none of the forms, or more than one of them",
    arguments: [
      "", " ", "2024-06-04", "2024-06-04T19:24:24", "20240604T192424", "2024-06-04 19:24:24Z",
      "2024-06-04 19:24:24 ", "2024-06-04 19:24:24 CET", "20240604 192424", "2024-06-04 19:24:24+00:00",
      "2024-06-04T19:24Z", " 2024-06-04T19:24:24Z", "2024-06-04T19:24:24Z ", "2024-06-04T19:24:24Z\n",
      "2024-06-04T19:24:24ZZ", "x2024-06-04T19:24:24Z", "2024-06-04T19:24:24.Z",
      "2024-06-04T19:24:24.1234567890Z", "2024-06-04T19:24:24,5Z", "2024-0604T19:24:24Z",
      "2024-06-04T192424Z", "20240604T19:24:24Z", "+2024-06-04T19:24:24Z", "12024-06-04T19:24:24Z",
      "2024-6-4T19:24:24Z", "2024-06-04T19:24:24+1", "2024-06-04T19:24:24+00:0", "2024-06-04T19:24:24 Z",
      "２０２４-06-04T19:24:24Z", "-024-06-04T19:24:24Z", "2024-06-04T-1:24:24Z",
      "Jun 4 2024, 7:24:24 PM", "jun 4, 2024, 7:24:24 PM", "June 4, 2024, 7:24:24 PM",
      "Jun 4, 2024, 7:24:24", "Jun 4, 2024, 7:24:24 pm", "Jun 4, 2024, 7:24:24PM", "Jun 4, 2024, 7:24 PM",
      "Jun 4, 24, 7:24:24 PM", "Jun 4, 2024, 7:24:24 PM UTC", "on Jun 4, 2024, 7:24:24 PM",
      "Jun 4, 2024,, 7:24:24 PM", "Jui 4, 2024, 7:24:24 PM", "Jun -4, 2024, 7:24:24 PM",
    ])
  func malformed(text: String) {
    #expect(Instant(timestamp: text) == nil)
  }

  @Test(
    "is refused: a JSON value of another kind, or a number that no time has",
    arguments: [
      "null", "true", "{}", "[1717529064]", "\"\"", "1e99", "1e999999999999999999999", "9223372036854775807",
      "1e100", "99999999999999999999999999999999999999999999",
    ])
  func otherValues(literal: String) throws {
    #expect(try instant(ofJSON: literal) == nil)
  }

  @Test("is never fatal, however small an exponent says that it is")
  func smallestExponent() async {
    await #expect(processExitsWith: .success) {
      _ = try instant(ofJSON: "1e-9223372036854775808")
    }
  }
}
