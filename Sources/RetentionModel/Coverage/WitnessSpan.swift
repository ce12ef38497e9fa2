/// The times between which a limit can move without passing a witness.
struct WitnessSpan {
  /// The latest witness that counts.
  private(set) var latest = Int64.min
  /// The earliest that is later than the limit; the longest number if there is none.
  private(set) var next = Int64.max
  /// The only limit with which the same counts: that which cuts a proved time; nil if none is cut.
  private var only: Int64?

  /// - Parameters:
  ///   - times: those of the witnesses, in seconds since 1970.
  ///   - proved: the times that digests prove, of which what precedes the limit counts.
  ///   - limit: the latest moment that a witness can have.
  init(_ times: some Sequence<Int64>, proved: some Sequence<Range<Int64>>, limit: Instant) {
    for time in times { add(time, limit: limit) }
    for span in proved {
      add(span.lowerBound, limit: limit)
      add(span.upperBound, limit: limit)
      if span.contains(limit.seconds) { only = limit.seconds }
    }
  }

  /// Adds a witness.
  mutating func add(_ time: Int64, limit: Instant) {
    if time <= limit.seconds { latest = max(latest, time) } else { next = min(next, time) }
  }

  /// Whether the same witnesses count with another limit.
  func holds(with limit: Instant) -> Bool {
    latest <= limit.seconds && limit.seconds < next && only ?? limit.seconds == limit.seconds
  }
}
