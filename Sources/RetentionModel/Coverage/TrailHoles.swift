// Gaps that concern the same accounts and Regions are put together once, as a layer. An account and Region looks at the few
// layers that concern it (TrailUnion.swift), and places with the same layers have the same holes, unless log files close some.

/// The holes that gaps of trails leave in accounts and Regions.
struct TrailHoles: Sendable {
  /// The most spans that are told of the gaps of an account and Region: nearer ones are one where there are more, so that
  /// neither memory nor output grows with the product of gaps and places.
  static let mostSpans = 64
  /// The most layers that are told apart in an account, or for all accounts: there are some forty Regions. Further gaps are
  /// taken to concern every Region, or every account.
  static let mostLayers = 16

  /// What became of the trails.
  let courses: TrailCourses
  private let ofAll: TrailLayer
  /// Those that concern one account.
  private let ofAccounts: [ExactText: Set<TrailLayer>]
  /// Those that concern all accounts but one.
  private let ofOthers: Set<TrailLayer>
  /// When trails of one account may have begun to log more, in order; under nil those that may log any account.
  private let widenings: [ExactText?: [Int64]]
  /// The gaps of selectors by the trail, as its digests name it; under nil those that may be any trail's.
  private let selectors: [DigestWitness.Trail?: [TrailGap]]

  /// - Parameter courses: what became of the trails.
  init(_ courses: TrailCourses = TrailCourses()) {
    self.courses = courses
    widenings = Dictionary(grouping: courses.widenings) { $0.isOfOthers ? nil : $0.account }
      .mapValues { $0.map(\.time) }
    selectors = Dictionary(grouping: courses.gaps.filter { $0.cause == .selectors }) {
      $0.trail.isNamed
        ? DigestWitness.Trail(name: ExactText($0.trail.name), homeRegion: ExactText($0.trail.homeRegion))
        : nil
    }
    var builders: [TrailLayer.Extent: TrailLayer.Builder] = [:]
    for gap in courses.gaps {
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
  /// - Parameter withDigests: whether the account has digests, of which some may prove nothing for the selectors of their trail.
  func isAlike(_ other: TrailHoles, in account: ExactText, withDigests: Bool) -> Bool {
    guard ofAll == other.ofAll, ofOthers == other.ofOthers, ofAccounts[account] == other.ofAccounts[account]
    else { return false }
    if withDigests, selectors != other.selectors { return false }
    let isUntouched = ofAll.isEmpty && ofOthers.isEmpty && ofAccounts[account] == nil
    return isUntouched
      || widenings[nil] == other.widenings[nil] && widenings[account] == other.widenings[account]
  }

  /// The layers that concern a place.
  func layers(of place: Place) -> [TrailLayer] {
    let own = ofAccounts[ExactText(place.recipientAccountId)] ?? []
    return ([ofAll] + own + ofOthers).filter { !$0.isEmpty && $0.extent.contains(place) }
  }

  /// When trails that may log a place may have begun to log more, each in order.
  func widenings(of place: Place) -> [[Int64]] {
    [widenings[nil], widenings[ExactText(place.recipientAccountId)]].compactMap(\.self)
  }

  /// When a trail left the calls of a place out, or may have, by its selectors, in order and disjoint.
  func leftOut(by trail: DigestWitness.Trail, at place: Place) -> [Range<Int64>] {
    guard !selectors.isEmpty else { return [] }
    return [trail, nil].flatMap { selectors[$0] ?? [] }.compactMap { gap in
      switch gap.end(at: place) {
      case .none: nil
      case .open: gap.from.seconds..<Instant.distantFuture.seconds
      case .at(let time): gap.from.seconds..<max(gap.from.seconds, time.secondsUp)
      }
    }.union()
  }

  /// The holes of an account and Region, in order.
  /// - Parameters:
  ///   - place: the account and Region.
  ///   - slots: the ends of the slots of its log files with management events, in seconds since 1970, in any order.
  func holes(of place: Place, slots: some Sequence<Int64>) -> [Hole] {
    let union = TrailUnion(layers(of: place))
    return union.holes(without: union.logged(slots, widenings(of: place)))
  }
}
