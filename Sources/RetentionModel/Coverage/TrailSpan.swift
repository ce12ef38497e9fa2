/// A time in which a trail did not log, or several trails one after the other.
struct TrailSpan: Equatable, Sendable {
  /// The first of their gaps.
  let gap: TrailGap
  /// In seconds since 1970.
  let from: Int64
  private(set) var to: Int64

  init(gap: TrailGap, from: Int64, to: Int64) {
    (self.gap, self.from, self.to) = (gap, from, to)
  }

  fileprivate func precedes(_ other: TrailSpan) -> Bool {
    if from != other.from { return from < other.from }
    if gap.opener != other.gap.opener { return gap.opener.precedes(other.gap.opener) }
    return gap.cause.rawValue < other.gap.cause.rawValue
  }

  fileprivate mutating func extend(to end: Int64) { to = max(to, end) }
}

extension [TrailSpan] {
  /// Those that overlap as one, in order; where more than `TrailHoles.mostSpans` remain, those that are nearest each other
  /// are one as well.
  var together: [TrailSpan] {
    let all = sorted { $0.precedes($1) }.joined { last, next in
      guard next.from <= last.to else { return false }
      last.extend(to: next.to)
      return true
    }
    guard all.count > TrailHoles.mostSpans else { return all }
    let distances = all.indices.dropFirst().map { (distance: all[$0].from - all[$0 - 1].to, index: $0) }
    let farthest = distances.sorted {
      $0.distance == $1.distance ? $0.index < $1.index : $0.distance > $1.distance
    }
    let beginnings = Set(farthest.prefix(TrailHoles.mostSpans - 1).map(\.index))
    return all.indices.map { (index: $0, span: all[$0]) }.joined { last, next in
      guard !beginnings.contains(next.index) else { return false }
      last.span.extend(to: next.span.to)
      return true
    }.map(\.span)
  }

  /// The last that begins before a moment, of those in order and disjoint.
  func last(before moment: Int64) -> TrailSpan? {
    let behind = partitioningIndex { $0.from >= moment }
    return behind > 0 ? self[behind - 1] : nil
  }
}
