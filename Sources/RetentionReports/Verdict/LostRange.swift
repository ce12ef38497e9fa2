internal import RetentionModel

/// Messages of a scope that changes deleted, from one moment to another.
struct LostRange {
  /// The oldest; nil where nothing expired before.
  private(set) var from: Instant?
  /// Where they end.
  private(set) var before: Instant
  /// Where those end of which the logs prove it; nil if they prove none.
  private(set) var provenBefore: Instant?
  /// The changes, by time.
  private(set) var causes: [Verdict.Cause]
  /// Whether the period just before is not known: a longer one was in force before that.
  let isPossible: Bool
  /// What of it rests on records that none contradicts; nil where nothing does.
  private var undisputed: (from: Instant?, before: Instant)?

  /// Whether some of it rests only on records that others contradict.
  var isDisputed: Bool { undisputed.map { $0.from != from || $0.before != before } ?? true }

  /// The earliest moment of it.
  var start: Instant { from ?? .distantPast }

  init(
    from: Instant?, before: Instant, provenBefore: Instant? = nil, causes: [Verdict.Cause],
    isPossible: Bool = false, isDisputed: Bool
  ) {
    self.from = from
    self.before = before
    self.provenBefore = provenBefore
    self.causes = causes
    self.isPossible = isPossible
    undisputed = isDisputed ? nil : (from, before)
  }

  /// Adds what begins no earlier, and in it or where it ends.
  fileprivate mutating func add(_ other: LostRange) {
    before = max(before, other.before)
    provenBefore = [provenBefore, other.provenBefore].compactMap(\.self).max()
    causes += other.causes.filter { !causes.contains($0) }
    if let own = undisputed, let more = other.undisputed {
      undisputed = (own.from, max(own.before, more.before))
    } else {
      undisputed = undisputed ?? other.undisputed
    }
  }
}

extension [LostRange] {
  /// Those that meet as one, by time.
  var joined: [LostRange] {
    var joined: [LostRange] = []
    for range in sorted(by: { ($0.start, $0.before) < ($1.start, $1.before) }) {
      if let last = joined.last, range.start <= last.before {
        joined[joined.count - 1].add(range)
      } else {
        joined.append(range)
      }
    }
    return joined
  }
}
