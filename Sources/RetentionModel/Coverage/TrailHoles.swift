// A trail that was stopped leaves a hole but where log files show that another one logged:
//
//   gap       ├────────────── stopped ──────────────────┤
//   files   ·   ·  ·           ··  ·   ·                ·    the second and third hold what preceded the stop
//   hours     │         │         │         │         │
//   holes     ├─────────────────┤           ├───────────┤
//
// A file closes its hour, though not what lies before a start or behind a stop in that hour: the trail that it shows may be
// the one that was started or stopped. A trail whose selectors leave the calls out delivers files that show nothing, and
// whose they are does not stand in them: while there is one, no file closes anything.

/// The holes that gaps of trails leave in accounts and Regions.
struct TrailHoles: Sendable {
  /// How long after the end of logging files still arrive that hold what preceded it, in seconds: files come every five
  /// minutes, each with events of up to ten minutes before.
  static let aftermath: Int64 = 900
  private static let hour: Int64 = 3600

  /// Those that can leave a hole.
  private let gaps: [TrailGap]
  /// The times in which files may be those of a trail that leaves the calls out.
  private let reduced: [TrailGap]

  /// - Parameter gaps: of any trails, by beginning.
  init(_ gaps: [TrailGap]) {
    self.gaps = gaps.filter { !$0.isOfNewTrail }
    reduced = gaps.filter { !$0.isClosedByFiles }
  }

  /// The holes of an account and Region, in order.
  /// - Parameters:
  ///   - place: the account and Region.
  ///   - slots: the ends of the slots of its log files, in seconds since 1970, in any order.
  func holes(of place: Place, slots: some Sequence<Int64>) -> [Hole] {
    let own = gaps.filter { $0.concerns(place) }
    guard !own.isEmpty else { return [] }
    let closable = own.filter(\.isClosedByFiles)
    let unions = TrailHoles.union(closable)
    let blind = TrailHoles.union(reduced.filter { $0.concerns(place) })
    let logged = unions.isEmpty ? [] : TrailHoles.logged(slots, in: unions, of: closable, without: blind)
    let holes =
      TrailHoles.union(own.filter { !$0.isClosedByFiles }).map { Hole(of: $0.gap, at: place, $0.from, $0.to) }
      + unions.flatMap { union in
        TrailHoles.rest(of: union.from..<union.to, without: logged).map {
          Hole(of: union.gap, at: place, $0.lowerBound, $0.upperBound)
        }
      }
    return holes.sorted { $0.precedes($1) }
  }

  private typealias Union = (gap: TrailGap, from: Int64, to: Int64)

  /// When log files show that some trail logged, in order.
  /// - Parameters:
  ///   - unions: the gaps that overlap as one; a file outside them shows nothing of them.
  ///   - gaps: the same one by one, by beginning.
  ///   - blind: when files show nothing.
  private static func logged(
    _ slots: some Sequence<Int64>, in unions: [Union], of gaps: [TrailGap], without blind: [Union]
  ) -> [Range<Int64>] {
    let beginnings = gaps.map(\.from.seconds)
    let ends = gaps.compactMap { $0.to?.secondsUp }.sorted()
    func last(_ unions: [Union], before end: Int64) -> Union? {
      let behind = unions.partitioningIndex { $0.from >= end }
      return behind > 0 ? unions[behind - 1] : nil
    }
    var logged: Set<Range<Int64>> = []
    for end in slots {
      let start = end - LogFileSlot.seconds
      guard let union = last(unions, before: end), union.from <= start, end <= union.to else { continue }
      if let blind = last(blind, before: end), start < blind.to { continue }
      let next = beginnings.partitioningIndex { $0 > start }
      if next > 0, start - beginnings[next - 1] < aftermath { continue }
      let hour = start - (start % hour + hour) % hour
      let started = ends.partitioningIndex { $0 > end }
      let from = max(hour, started > 0 ? ends[started - 1] : hour)
      let to = min(hour + TrailHoles.hour, next < beginnings.count ? beginnings[next] : .max)
      if from < to { logged.insert(from..<to) }
    }
    return logged.sorted { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
  }

  /// Gaps that overlap as one, with the first of each.
  /// - Parameter gaps: by beginning.
  private static func union(_ gaps: [TrailGap]) -> [Union] {
    var all: [Union] = []
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

  /// What remains of a span without others.
  /// - Parameter others: by beginning.
  private static func rest(of span: Range<Int64>, without others: [Range<Int64>]) -> [Range<Int64>] {
    var rest: [Range<Int64>] = []
    var start = span.lowerBound
    // None is longer than an hour.
    for other in others[others.partitioningIndex { $0.lowerBound + hour > start }...] {
      guard other.lowerBound < span.upperBound else { break }
      if other.lowerBound > start { rest.append(start..<other.lowerBound) }
      start = max(start, other.upperBound)
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
