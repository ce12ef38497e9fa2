internal import RetentionModel

// Moments as other programs count them.

extension Instant {
  /// Whole milliseconds since 1970, rounded down.
  package var unixMilliseconds: Int { Int(seconds) * 1000 + Int(nanoseconds) / 1_000_000 }

  /// Whole microseconds since 1970, rounded down.
  package var unixMicroseconds: Int { Int(seconds) * 1_000_000 + Int(nanoseconds) / 1000 }

  /// ISO 8601 with six digits of the fraction and the offset, `2024-05-05T03:07:52.000000+00:00`.
  package var withMicroseconds: String {
    let digits = String(1_000_000 + Int(nanoseconds) / 1000).dropFirst()
    return "\(date)T\(timeOfDay).\(digits)+00:00"
  }
}
