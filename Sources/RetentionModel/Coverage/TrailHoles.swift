// A trail that was stopped leaves a hole but where log files show that another one logged:
//
//   gap       ├────────────── stopped ──────────────────┤
//   files       ·  ·           ··  ·   ·                     the first two hold what preceded the stop
//   hours     │         │         │         │         │
//   holes     ├─────────────────┤           ├───────────┤

/// The holes that gaps of trails leave in accounts and Regions.
struct TrailHoles: Sendable {
  /// How long after the end of logging files still arrive that hold what preceded it, in seconds: files come every five
  /// minutes, each with events of up to ten minutes before.
  static let aftermath: Int64 = 900
  private static let hour: Int64 = 3600

  /// Those that can leave a hole.
  private let gaps: [TrailGap]

  /// - Parameter gaps: of any trails, by beginning.
  init(_ gaps: [TrailGap]) {
    self.gaps = gaps.filter { !$0.isOfNewTrail }
  }

  /// The holes of an account and Region, in order.
  /// - Parameters:
  ///   - place: the account and Region.
  ///   - slots: the ends of the slots of its log files, in seconds since 1970, in any order.
  func holes(of place: Place, slots: some Sequence<Int64>) -> [Hole] {
    let own = gaps.filter { $0.concerns(place) }
    guard !own.isEmpty else { return [] }
    let closable = own.filter(\.isClosedByFiles)
    let hours = closable.isEmpty ? [] : TrailHoles.loggedHours(slots, besides: closable)
    let holes =
      TrailHoles.union(own.filter { !$0.isClosedByFiles }).map { Hole(of: $0.gap, at: place, $0.from, $0.to) }
      + TrailHoles.union(closable).flatMap { union in
        TrailHoles.rest(of: union.from..<union.to, without: hours).map {
          Hole(of: union.gap, at: place, $0.lowerBound, $0.upperBound)
        }
      }
    return holes.sorted { $0.precedes($1) }
  }

  /// The hours, by their beginning, in which a log file shows that some trail logged.
  private static func loggedHours(_ slots: some Sequence<Int64>, besides gaps: [TrailGap]) -> [Int64] {
    let beginnings = gaps.map(\.from.seconds)
    var hours: Set<Int64> = []
    for end in slots {
      let start = end - LogFileSlot.seconds
      let behind = beginnings.partitioningIndex { $0 > start }
      if behind > 0, start - beginnings[behind - 1] < aftermath { continue }
      hours.insert(start - (start % hour + hour) % hour)
    }
    return hours.sorted()
  }

  /// Gaps that overlap as one, with the first of each.
  /// - Parameter gaps: by beginning.
  private static func union(_ gaps: [TrailGap]) -> [(gap: TrailGap, from: Int64, to: Int64)] {
    var all: [(gap: TrailGap, from: Int64, to: Int64)] = []
    for gap in gaps {
      let (from, to) = (gap.from.seconds, gap.to?.secondsUp ?? Instant.distantFuture.seconds)
      if let last = all.last, from <= last.to {
        all[all.count - 1].to = max(last.to, to)
      } else {
        all.append((gap, from, to))
      }
    }
    return all
  }

  /// What remains of a span without some hours.
  private static func rest(of span: Range<Int64>, without hours: [Int64]) -> [Range<Int64>] {
    var rest: [Range<Int64>] = []
    var start = span.lowerBound
    for beginning in hours[hours.partitioningIndex { $0 + hour > start }...] {
      guard beginning < span.upperBound else { break }
      if beginning > start { rest.append(start..<beginning) }
      start = max(start, beginning + hour)
    }
    if start < span.upperBound { rest.append(start..<span.upperBound) }
    return rest
  }
}

extension Hole {
  fileprivate init(of gap: TrailGap, at place: Place, _ from: Int64, _ to: Int64) {
    self.init(
      place: place, span: Instant(seconds: from)...Instant(seconds: to), cause: .trail(gap.cause), folder: "",
      name: gap.opener.evidence.first?.path ?? "", files: 1, trail: gap.trail,
      eventID: gap.opener.event.eventID)
  }
}
