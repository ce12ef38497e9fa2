/// The gaps of trails that concern the same accounts and Regions.
struct TrailLayer: Hashable, Sendable {
  /// The accounts and Regions.
  enum Extent: Hashable, Sendable {
    case everything
    /// An account, in every Region.
    case account(ExactText)
    /// An account in one Region.
    case home(ExactText, ExactText)
    /// An account in every other Region.
    case otherRegions(ExactText, ExactText)
    /// Every other account, in every Region.
    case others(ExactText)
    /// Every other account, in one Region.
    case homeOfOthers(ExactText, ExactText)
    /// Every other account, in every other Region.
    case otherRegionsOfOthers(ExactText, ExactText)

    /// Those of a gap, and when it ends in each.
    static func all(of gap: TrailGap) -> [(Extent, TrailGap.End)] {
      let (account, region) = (ExactText(gap.trail.account), ExactText(gap.trail.homeRegion))
      let (home, rest) = (gap.end(of: .home), gap.end(of: .otherRegions))
      let (homeOfOthers, restOfOthers) = (gap.end(of: .homeOfMembers), gap.end(of: .otherRegionsOfMembers))
      if home == rest, homeOfOthers == restOfOthers, home == homeOfOthers { return [(.everything, home)] }
      let own: [(Extent, TrailGap.End)] =
        home == rest
        ? [(.account(account), home)]
        : [(.home(account, region), home), (.otherRegions(account, region), rest)]
      let others: [(Extent, TrailGap.End)] =
        homeOfOthers == restOfOthers
        ? [(.others(account), homeOfOthers)]
        : [
          (.homeOfOthers(account, region), homeOfOthers),
          (.otherRegionsOfOthers(account, region), restOfOthers),
        ]
      return (own + others).filter { $0.1 != .none }
    }

    func contains(_ place: Place) -> Bool {
      let (account, region) = (ExactText(place.recipientAccountId), ExactText(place.awsRegion))
      return switch self {
      case .everything: true
      case .account(let own): account == own
      case .home(let own, let home): account == own && region == home
      case .otherRegions(let own, let home): account == own && region != home
      case .others(let own): account != own
      case .homeOfOthers(let own, let home): account != own && region == home
      case .otherRegionsOfOthers(let own, let home): account != own && region != home
      }
    }
  }

  /// The gaps of a layer, as they are gathered.
  struct Builder {
    fileprivate var closable: [TrailSpan] = []
    fileprivate var lasting: [TrailSpan] = []
    fileprivate var blind: [TrailSpan] = []

    /// Adds a gap, which leaves a hole unless it is of a trail that had not begun to log.
    mutating func add(_ gap: TrailGap, until end: TrailGap.End) {
      let to =
        switch end {
        case .none: gap.from.seconds
        case .open: Instant.distantFuture.seconds
        case .at(let time): time.secondsUp
        }
      let span = TrailSpan(gap: gap, from: gap.from.seconds, to: to)
      if !gap.isClosedByFiles { blind.append(span) }
      guard !gap.isOfNewTrail else { return }
      if gap.isClosedByFiles { closable.append(span) } else { lasting.append(span) }
    }

    mutating func add(_ other: Builder) {
      closable += other.closable
      lasting += other.lasting
      blind += other.blind
    }
  }

  let extent: Extent
  /// When the trails did not log, but as far as log files show that others did.
  let closable: [TrailSpan]
  /// When they left calls out, whatever log files there are.
  let lasting: [TrailSpan]
  /// When log files show nothing, as they may be those of a trail that leaves the calls out.
  let blind: [TrailSpan]
  /// When each of the gaps begins that files close, in order.
  let beginnings: [Int64]

  init(_ extent: Extent, _ gaps: Builder) {
    self.extent = extent
    closable = gaps.closable.together
    lasting = gaps.lasting.together
    blind = gaps.blind.together
    beginnings = gaps.closable.map(\.from).sorted()
  }

  /// No two of the same extent are ever kept together.
  func hash(into hasher: inout Hasher) { hasher.combine(extent) }

  var isEmpty: Bool { closable.isEmpty && lasting.isEmpty && blind.isEmpty }
}
