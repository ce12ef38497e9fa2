// Trails that stop leave the same holes in every account and Region that no other trail logs, and there may be very many of
// these: they have one list in common.

/// The holes of accounts and Regions, arranged by time.
final class HoleList: Sendable {
  /// A hole in seconds since 1970.
  struct Item: Sendable {
    let from: Int64
    let to: Int64
    fileprivate let hole: Hole
    /// Whether it is of the account and Region that is asked for.
    fileprivate let isPlaced: Bool

    fileprivate init(_ hole: Hole, isPlaced: Bool) {
      (from, to) = (hole.span?.lowerBound.seconds ?? .min, hole.span?.upperBound.secondsUp ?? .max)
      (self.hole, self.isPlaced) = (hole, isPlaced)
    }

    /// It as a hole of an account and Region.
    func hole(at place: Place?) -> Hole {
      var hole = hole
      if isPlaced { hole.place = place }
      return hole
    }
  }

  /// In order.
  let items: [Item]
  /// The latest end of the holes up to and including each one.
  let latestEnds: [Int64]
  /// How many are of the account and Region.
  let placed: Int

  /// - Parameters:
  ///   - placed: those of an account and Region.
  ///   - unplaced: those that may be of any.
  init(placed: [Hole], unplaced: [Hole]) {
    items = (placed.map { Item($0, isPlaced: true) } + unplaced.map { Item($0, isPlaced: false) }).sorted {
      $0.from == $1.from ? $0.hole.precedes($1.hole) : $0.from < $1.from
    }
    var latest = Int64.min
    latestEnds = items.map { item in
      latest = max(latest, item.to)
      return latest
    }
    self.placed = placed.count
  }

  /// Whether one of them may be at any time.
  var haveUnknownTime: Bool { items.contains { $0.hole.span == nil } }

  /// Those of an account and Region, in order.
  func placed(at place: Place) -> [Hole] { items.lazy.filter(\.isPlaced).map { $0.hole(at: place) } }

  /// When trails left one.
  var ofTrails: [Range<Instant>] {
    items.compactMap { item in
      guard case .trail = item.hole.cause, let span = item.hole.span else { return nil }
      return span.lowerBound..<span.upperBound
    }
  }
}

/// Gives accounts and Regions their lists, those with the same layers of trails and nothing else the same one.
struct HoleLists: Sendable {
  let trails: TrailHoles
  /// The holes that may be of any account and Region.
  let unplaced: [Hole]
  private var common: [[TrailLayer.Extent]: (union: TrailUnion, list: HoleList)] = [:]

  init(_ trails: TrailHoles, unplaced: [Hole]) {
    (self.trails, self.unplaced) = (trails, unplaced)
  }

  /// The list of a place.
  /// - Parameters:
  ///   - place: the account and Region.
  ///   - placed: its holes, but those that trails leave.
  ///   - slots: the ends of the slots of its log files with management events, in seconds since 1970, in any order.
  mutating func list(of place: Place, _ placed: [Hole], slots: some Sequence<Int64>) -> HoleList {
    let layers = trails.layers(of: place)
    let key = layers.map(\.extent)
    let known = common[key] ?? makeCommon(layers)
    common[key] = known
    let logged = known.union.logged(slots, trails.widenings(of: place))
    if placed.isEmpty, logged.isEmpty { return known.list }
    return HoleList(placed: placed + known.union.holes(without: logged), unplaced: unplaced)
  }

  /// The list of a place of which nothing was read.
  func list(ofUnknown place: Place) -> HoleList {
    let layers = trails.layers(of: place)
    return common[layers.map(\.extent)]?.list ?? makeCommon(layers).list
  }

  private func makeCommon(_ layers: [TrailLayer]) -> (union: TrailUnion, list: HoleList) {
    let union = TrailUnion(layers)
    return (union, HoleList(placed: union.holes(without: []), unplaced: unplaced))
  }
}
