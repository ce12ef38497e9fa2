// A trail that was stopped leaves a hole but where log files show that another one logged:
//
//   gap       ├────────────── stopped ──────────────────┤
//   files   ·   ·  ·           ··  ·   ·                ·    the second and third hold what preceded the stop
//   hours     │         │         │         │         │
//   holes     ├─────────────────┤           ├───────────┤
//
// A file closes its hour, though not what lies behind a stop in that hour, nor before a call by which a trail may have begun to
// log more: the trail that it shows may be that one. A trail whose selectors leave the calls out delivers files that show
// nothing, and whose they are does not stand in them: while there is one, no file closes anything, and one without a management
// event never does.

/// The layers that concern an account and Region, as one.
struct TrailUnion: Sendable {
  private static let hour: Int64 = 3600
  /// How long after the end of logging files still arrive that hold what preceded it, in seconds: files come every five
  /// minutes, each with events of up to ten minutes before.
  private static let aftermath: Int64 = 900

  private let closable: [TrailSpan]
  private let lasting: [TrailSpan]
  private let blind: [TrailSpan]
  /// Of each layer.
  private let beginnings: [[Int64]]

  init(_ layers: [TrailLayer]) {
    closable = layers.flatMap(\.closable).together
    lasting = layers.flatMap(\.lasting).together
    blind = layers.flatMap(\.blind).together
    beginnings = layers.map(\.beginnings)
  }

  /// The hours in which log files show that some trail logged, or parts of them, in order.
  /// - Parameters:
  ///   - slots: the ends of the slots of log files with management events, in seconds since 1970, in any order.
  ///   - widenings: when trails may have begun to log more, each in order.
  func logged(_ slots: some Sequence<Int64>, _ widenings: [[Int64]]) -> [Range<Int64>] {
    guard !closable.isEmpty else { return [] }
    var logged: Set<Range<Int64>> = []
    for end in slots {
      let start = end - LogFileSlot.seconds
      guard let span = closable.last(before: end), span.from <= start, end <= span.to else { continue }
      if let blind = blind.last(before: end), start < blind.to { continue }
      let beginning = beginnings.compactMap { $0.last(upTo: start) }.max()
      if let beginning, start - beginning < TrailUnion.aftermath { continue }
      let hour = start - (start % TrailUnion.hour + TrailUnion.hour) % TrailUnion.hour
      let widened = widenings.compactMap { $0.last(upTo: end) }.max()
      let next = beginnings.compactMap { $0.first(after: start) }.min()
      let (from, to) = (max(hour, widened ?? hour), min(hour + TrailUnion.hour, next ?? .max))
      if from < to { logged.insert(from..<to) }
    }
    return logged.union()
  }

  /// The holes, in order.
  /// - Parameter logged: when log files show that some trail logged, in order and disjoint.
  func holes(without logged: [Range<Int64>]) -> [Hole] {
    let holes =
      lasting.map { Hole(of: $0.gap, $0.from..<$0.to) }
      + closable.flatMap { span in
        (span.from..<span.to).subtracting(logged).map { Hole(of: span.gap, $0) }
      }
    return holes.sorted { $0.precedes($1) }
  }
}

extension Hole {
  /// The account and Region are those of whoever asks.
  fileprivate init(of gap: TrailGap, _ span: Range<Int64>) {
    self.init(
      place: nil, span: Instant(seconds: span.lowerBound)...Instant(seconds: span.upperBound),
      cause: .trail(gap.cause), folder: "", name: gap.opener.evidence.first?.path ?? "", files: 1,
      trail: gap.trail, eventID: gap.opener.event.eventID)
  }
}

extension [Int64] {
  /// The last of those in order that is not after a moment.
  fileprivate func last(upTo moment: Int64) -> Int64? {
    let behind = partitioningIndex { $0 > moment }
    return behind > 0 ? self[behind - 1] : nil
  }

  /// The first of those in order that is after a moment.
  fileprivate func first(after moment: Int64) -> Int64? {
    let index = partitioningIndex { $0 > moment }
    return index < count ? self[index] : nil
  }
}
