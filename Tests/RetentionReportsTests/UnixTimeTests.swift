@testable import TestSupport
@testable import RetentionReports
import Testing

@testable import RetentionModel

struct UnixTimeTests {
  @Test(
    "a moment as milliseconds, as microseconds, and in ISO 8601 with six digits",
    arguments: [
      ("2024-05-05T03:07:52Z", 1_714_878_472_000, 1_714_878_472_000_000, "2024-05-05T03:07:52.000000+00:00"),
      (
        "2024-05-05T03:07:52.336Z", 1_714_878_472_336, 1_714_878_472_336_000,
        "2024-05-05T03:07:52.336000+00:00"
      ),
      (
        "2024-05-05T03:07:52.000001999Z", 1_714_878_472_000, 1_714_878_472_000_001,
        "2024-05-05T03:07:52.000001+00:00"
      ),
      ("1969-12-31T23:59:59.5Z", -500, -500_000, "1969-12-31T23:59:59.500000+00:00"),
      (
        "0001-01-01T00:00:00Z", -62_135_596_800_000, -62_135_596_800_000_000,
        "0001-01-01T00:00:00.000000+00:00"
      ),
      (
        "9999-12-31T23:59:59.999999999Z", 253_402_300_799_999, 253_402_300_799_999_999,
        "9999-12-31T23:59:59.999999+00:00"
      ),
    ])
  func forms(text: String, milliseconds: Int, microseconds: Int, written: String) throws {
    let instant = try #require(Instant(rfc3339: text))
    #expect(instant.unixMilliseconds == milliseconds)
    #expect(instant.unixMicroseconds == microseconds)
    #expect(instant.withMicroseconds == written)
  }
}
