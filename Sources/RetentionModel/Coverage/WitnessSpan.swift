/// The times between which a limit can move without passing a witness.
struct WitnessSpan {
  /// The latest witness that counts.
  private(set) var latest = Int64.min
  /// The earliest that is later than the limit; the longest number if there is none.
  private(set) var next = Int64.max

  /// - Parameters:
  ///   - times: those of the witnesses, in seconds since 1970.
  ///   - limit: the latest moment that a witness can have.
  init(_ times: some Sequence<Int64>, limit: Instant) {
    for time in times { add(time, limit: limit) }
  }

  /// Adds a witness.
  mutating func add(_ time: Int64, limit: Instant) {
    if time <= limit.seconds { latest = max(latest, time) } else { next = min(next, time) }
  }

  /// Whether the same witnesses count with another limit.
  func holds(with limit: Instant) -> Bool { latest <= limit.seconds && limit.seconds < next }
}
