import CloudTrailRecords
import RetentionModel

/// No text and no JSON value traps, and what is read is printed so that it reads as the same moment.
func fuzzTimestamp(_ bytes: [UInt8]) {
  let text = String(decoding: bytes, as: UTF8.self)
  compareWithItself(Instant(timestamp: text))
  guard let value = try? JSONValue(bytes.span) else { return }
  let instant = Instant(timestamp: value)
  compareWithItself(instant)
  if value.kind == .string {
    check(instant == value.text.flatMap { Instant(timestamp: $0) }, "a JSON string means what its text means")
  }
}

private func compareWithItself(_ instant: Instant?) {
  guard let instant else { return }
  check((0..<1_000_000_000).contains(instant.nanoseconds), "\(instant.nanoseconds) nanoseconds")
  let text = instant.description
  check(Instant(timestamp: text) == instant, "\(instant.seconds) s \(instant.nanoseconds) ns is \(text)")
  check(text.hasPrefix("\(instant.date)T\(instant.timeOfDay)"), text)
  check(instant.date.utf8.count == 10 && instant.timeOfDay.utf8.count == 8, text)
  for days in [30, -30, 5475, -5475, .max, .min] {
    let moved = instant.adding(days: days)
    check(Instant(timestamp: moved.description) == moved, "\(text) moved by \(days) days is \(moved)")
    check(days < 0 ? moved <= instant : moved >= instant, "\(text) moved by \(days) days is \(moved)")
  }
}
