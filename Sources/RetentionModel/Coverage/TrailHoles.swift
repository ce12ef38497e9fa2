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
//
// Gaps that concern the same accounts and Regions are put together once, as a layer. An account and Region looks at the few
// layers that concern it.

/// The holes that gaps of trails leave in accounts and Regions.
struct TrailHoles: Sendable {
  /// How long after the end of logging files still arrive that hold what preceded it, in seconds: files come every five
  /// minutes, each with events of up to ten minutes before.
  static let aftermath: Int64 = 900
  /// The most spans that are told of the gaps of an account and Region: nearer ones are one where there are more, so that
  /// neither memory nor output grows with the product of gaps and places.
  static let mostSpans = 64
  /// The most layers that are told apart in an account, or for all accounts: there are some forty Regions. Further gaps are
  /// taken to concern every Region, or every account.
  static let mostLayers = 16
  private static let hour: Int64 = 3600

  /// All gaps, by beginning.
  let gaps: [TrailGap]
  private let ofAll: TrailLayer
  /// Those that concern one account.
  private let ofAccounts: [ExactText: Set<TrailLayer>]
  /// Those that concern all accounts but one.
  private let ofOthers: Set<TrailLayer>

  /// - Parameter gaps: of any trails, by beginning.
  init(_ gaps: [TrailGap] = []) {
    self.gaps = gaps
    var builders: [TrailLayer.Extent: TrailLayer.Builder] = [:]
    for gap in gaps {
      for (extent, end) in TrailLayer.Extent.all(of: gap) {
        builders[extent, default: .init()].add(gap, until: end)
      }
    }
    var accounts: [ExactText: [TrailLayer.Extent]] = [:]
    var others: [TrailLayer.Extent] = []
    for extent in builders.keys {
      switch extent {
      case .everything: break
      case .account(let name), .home(let name, _), .otherRegions(let name, _):
        accounts[name, default: []].append(extent)
      case .others, .homeOfOthers, .otherRegionsOfOthers: others.append(extent)
      }
    }
    for (name, extents) in accounts where extents.count > TrailHoles.mostLayers {
      for extent in extents where extent != .account(name) {
        builders.removeValue(forKey: extent).map { builders[.account(name), default: .init()].add($0) }
      }
      accounts[name] = [.account(name)]
    }
    if others.count > TrailHoles.mostLayers {
      for extent in others {
        builders.removeValue(forKey: extent).map { builders[.everything, default: .init()].add($0) }
      }
      others = []
    }
    func layer(_ extent: TrailLayer.Extent) -> TrailLayer? {
      builders[extent].map { TrailLayer(extent, $0) }
    }
    ofAll = layer(.everything) ?? TrailLayer(.everything, .init())
    ofAccounts = accounts.mapValues { Set($0.compactMap(layer)) }
    ofOthers = Set(others.compactMap(layer))
  }

  /// Whether others leave the same in an account.
  func isAlike(_ other: TrailHoles, in account: ExactText) -> Bool {
    ofAll == other.ofAll && ofOthers == other.ofOthers && ofAccounts[account] == other.ofAccounts[account]
  }

  private func layers(of place: Place) -> [TrailLayer] {
    let own = ofAccounts[ExactText(place.recipientAccountId)] ?? []
    return ([ofAll] + own + ofOthers).filter { !$0.isEmpty && $0.extent.contains(place) }
  }

  /// The holes of an account and Region, in order.
  /// - Parameters:
  ///   - place: the account and Region.
  ///   - slots: the ends of the slots of its log files, in seconds since 1970, in any order.
  func holes(of place: Place, slots: some Sequence<Int64>) -> [Hole] {
    let layers = layers(of: place)
    guard !layers.isEmpty else { return [] }
    let closable = layers.flatMap(\.closable).union
    let lasting = layers.flatMap(\.lasting).union
    let logged =
      closable.isEmpty
      ? [] : TrailHoles.logged(slots, in: closable, layers, without: layers.flatMap(\.blind).union)
    let holes =
      lasting.map { Hole(of: $0.gap, at: place, $0.from, $0.to) }
      + closable.flatMap { span in
        TrailHoles.rest(of: span.from..<span.to, without: logged).map {
          Hole(of: span.gap, at: place, $0.lowerBound, $0.upperBound)
        }
      }
    return holes.sorted { $0.precedes($1) }
  }

  /// When log files show that some trail logged, in order.
  /// - Parameters:
  ///   - spans: the gaps that overlap as one; a file outside them shows nothing of them.
  ///   - layers: where they begin and end one by one.
  ///   - blind: when files show nothing.
  private static func logged(
    _ slots: some Sequence<Int64>, in spans: [TrailSpan], _ layers: [TrailLayer], without blind: [TrailSpan]
  ) -> [Range<Int64>] {
    func last(_ spans: [TrailSpan], before end: Int64) -> TrailSpan? {
      let behind = spans.partitioningIndex { $0.from >= end }
      return behind > 0 ? spans[behind - 1] : nil
    }
    var logged: Set<Range<Int64>> = []
    for end in slots {
      let start = end - LogFileSlot.seconds
      guard let span = last(spans, before: end), span.from <= start, end <= span.to else { continue }
      if let blind = last(blind, before: end), start < blind.to { continue }
      let beginning = layers.compactMap { $0.beginnings.last(upTo: start) }.max()
      if let beginning, start - beginning < aftermath { continue }
      let hour = start - (start % hour + hour) % hour
      let started = layers.compactMap { $0.ends.last(upTo: end) }.max()
      let next = layers.compactMap { $0.beginnings.first(after: start) }.min()
      let (from, to) = (max(hour, started ?? hour), min(hour + TrailHoles.hour, next ?? .max))
      if from < to { logged.insert(from..<to) }
    }
    return logged.sorted { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
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
