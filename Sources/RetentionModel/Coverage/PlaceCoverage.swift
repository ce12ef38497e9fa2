/// The witnesses and holes of one account and Region, arranged so that any span of time is judged in a few
/// steps.
struct PlaceCoverage: Sendable {
  /// The spans of the witnesses in seconds since 1970, in order and disjoint.
  private var spans: [ClosedRange<Int64>] = []
  /// The gaps before each span.
  private var gaps = MaximumTree()
  /// The indices of the spans, apart from the first, with which a chain begins.
  private var chainStarts: [Int] = []
  /// Those of the place, and those that may be of any place.
  let holes: HoleList
  private let place: Place?

  /// - Parameters:
  ///   - spans: those of the witnesses, in any order.
  ///   - holes: those of the place, and those that may be of any place.
  ///   - place: the account and Region; nil if no hole is of it alone.
  init(_ spans: [ClosedRange<Int64>], holes: HoleList, at place: Place? = nil) {
    (self.holes, self.place) = (holes, place)
    for span in spans.sorted(by: { $0.lowerBound < $1.lowerBound }) { extend(by: span) }
  }

  /// Adds further witnesses, as if they had been among the first; those that are later than all others quickly.
  mutating func add(_ more: [ClosedRange<Int64>]) {
    for (number, span) in more.enumerated() {
      let index = spans.firstIndex(endingAtOrAfter: span.upperBound)
      if index < spans.count, spans[index].lowerBound <= span.lowerBound { continue }
      guard spans.last.map({ $0.lowerBound <= span.lowerBound }) ?? true else {
        self = PlaceCoverage(spans + more[number...], holes: holes, at: place)
        return
      }
      extend(by: span)
    }
  }

  /// Adds a span that begins no earlier than the last one.
  private mutating func extend(by span: ClosedRange<Int64>) {
    if let last = spans.last, span.lowerBound <= last.upperBound {
      spans[spans.count - 1] = last.lowerBound...max(last.upperBound, span.upperBound)
      return
    }
    let gap = spans.last.map { span.lowerBound - $0.upperBound } ?? 0
    if gap > Coverage.longestSilence { chainStarts.append(spans.count) }
    gaps.append(gap)
    spans.append(span)
  }

  /// The earliest and the latest moment of any witness.
  var span: ClosedRange<Int64>? {
    guard let first = spans.first, let last = spans.last else { return nil }
    return first.lowerBound...last.upperBound
  }

  func hasWitness(within span: ClosedRange<Int64>) -> Bool {
    let index = spans.firstIndex(endingAtOrAfter: span.lowerBound)
    return index < spans.count && spans[index].lowerBound <= span.upperBound
  }

  /// What is proved between a change and a later moment.
  func proof(from start: Instant, to end: Instant) -> Proof {
    let (start, end) = (start.seconds, end.secondsUp)
    guard start < end else { return Proof(gap: nil, basis: .logs) }
    let next = spans.firstIndex(endingAtOrAfter: start + 1)
    let last = spans.firstIndex(endingAtOrAfter: end)
    let silence = silence(from: start, next: next, last: last, until: end)
    let hole = firstHole(from: start, to: end)
    if last == spans.count { return Proof(gap: .logsEnd, silence: silence, hole: hole) }
    if hole != nil { return Proof(gap: .hole, silence: silence, hole: hole) }
    let isSparse = silence.upperBound.seconds - silence.lowerBound.seconds > Coverage.longestSilence
    return isSparse
      ? Proof(gap: .sparse, silence: silence) : Proof(gap: nil, basis: .logs, silence: silence)
  }

  /// Whether a chain without a hole leads from before a span of time to its end.
  func proves(_ span: ClosedRange<Instant>) -> Bool {
    let start = span.lowerBound.seconds
    let behind = spans.partitioningIndex { $0.lowerBound > start }
    guard behind > 0 else { return false }
    let first = min(start, spans[behind - 1].upperBound)
    return proof(from: Instant(seconds: first), to: span.upperBound).gap == nil
  }

  /// How far a chain without a hole leads from a moment.
  func provenUntil(from start: Instant) -> Int64 {
    let start = start.seconds
    let next = spans.firstIndex(endingAtOrAfter: start + 1)
    guard next < spans.count, spans[next].lowerBound - start <= Coverage.longestSilence else { return start }
    let following = chainStarts.partitioningIndex { $0 > next }
    let last = following < chainStarts.count ? chainStarts[following] - 1 : spans.count - 1
    let end = spans[last].upperBound
    let behind = holes.items.partitioningIndex { $0.from > start }
    if behind > 0, holes.latestEnds[behind - 1] > start { return start }
    return behind < holes.items.count ? min(end, holes.items[behind].from) : end
  }

  /// How many seconds of a span are covered: the time from the first witness of a chain to its last, without holes.
  func coveredSeconds(within span: ClosedRange<Int64>) -> Int64 {
    let missing = missing(within: span)
    var covered: Int64 = 0
    var behind = 0
    for (first, next) in zip([0] + chainStarts, chainStarts + [spans.count]) where first < next {
      let from = max(spans[first].lowerBound, span.lowerBound)
      let to = min(spans[next - 1].upperBound, span.upperBound)
      guard from < to else { continue }
      covered += to - from
      while behind < missing.count, missing[behind].upperBound <= from { behind += 1 }
      for hole in missing[behind...].prefix(while: { $0.lowerBound < to }) {
        covered -= min(hole.upperBound, to) - max(hole.lowerBound, from)
      }
    }
    return covered
  }

  /// The holes within a span, in order and disjoint.
  private func missing(within span: ClosedRange<Int64>) -> [Range<Int64>] {
    var missing: [Range<Int64>] = []
    for hole in holes.items where hole.from < span.upperBound && hole.to > span.lowerBound {
      let from = max(hole.from, span.lowerBound, missing.last?.upperBound ?? .min)
      let to = min(hole.to, span.upperBound)
      if from < to { missing.append(from..<to) }
    }
    return missing
  }

  /// How many pairs of neighbouring witnesses are more than seven days apart.
  var silences: Int { chainStarts.count }

  private func firstHole(from start: Int64, to end: Int64) -> Hole? {
    let first = holes.latestEnds.partitioningIndex { $0 > start }
    return first < holes.items.count && holes.items[first].from < end
      ? holes.items[first].hole(at: place) : nil
  }

  /// The longest span without a witness, beginning with the change; of equal ones the earliest.
  private func silence(from start: Int64, next: Int, last: Int, until end: Int64) -> ClosedRange<Instant> {
    var longest = start...start
    func consider(_ from: Int64, _ to: Int64) {
      if to - from > longest.upperBound - longest.lowerBound { longest = from...to }
    }
    if next < spans.count, next <= last { consider(start, max(start, spans[next].lowerBound)) }
    let inner = next + 1..<max(min(last + 1, spans.count), next + 1)
    if let index = gaps.firstMaximum(in: inner) {
      consider(spans[index - 1].upperBound, spans[index].lowerBound)
    }
    if last == spans.count { consider(max(start, spans.last?.upperBound ?? start), end) }
    return Instant(seconds: longest.lowerBound)...Instant(seconds: longest.upperBound)
  }
}

extension [ClosedRange<Int64>] {
  /// The first span that ends at a moment or later, or the count.
  fileprivate func firstIndex(endingAtOrAfter moment: Int64) -> Int {
    partitioningIndex { $0.upperBound >= moment }
  }
}

extension RandomAccessCollection where Index == Int {
  /// The first index whose element fits, in a collection in which all elements that fit come last.
  package func partitioningIndex(where fits: (Element) -> Bool) -> Int {
    var (low, high) = (startIndex, endIndex)
    while low < high {
      let middle = low + (high - low) / 2
      if fits(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
