/// What is known of one trail, as its calls are gone through in order.
struct TrailState {
  private var open: [TrailGap.Cause: TrailGap] = [:]
  private(set) var closed: [TrailGap] = []
  private var isMultiRegion: Bool?
  private var isOrganization: Bool?
  /// Whether the trail is taken to log the calls that matter: not if it was made in these logs and did not begin to.
  private var carries = true
  private var isReduced = false
  private var isFirst = true

  /// The times in which trails did not log the calls that matter, by beginning.
  /// - Parameter records: of any trails, in order.
  static func gaps(of records: [TrailRecord]) -> [TrailGap] {
    let byTrail = Dictionary(grouping: records.filter { !$0.event.isFailure }, by: \.event.trail)
    return byTrail.values.flatMap { records in
      var state = TrailState()
      for record in records.closersFirst { state.take(record) }
      return state.closed + state.open.values
    }.sorted { a, b in
      if a.opener != b.opener { return a.opener.precedes(b.opener) }
      return a.cause.rawValue < b.cause.rawValue
    }
  }

  private mutating func take(_ record: TrailRecord) {
    let event = record.event
    switch event.call {
    case .create where record.isReliable:
      if isFirst { (carries, isReduced) = (false, false) }
      // It logs once it is started.
      close([.selectors, .regions, .accounts], by: record)
      (isMultiRegion, isOrganization) = (event.isMultiRegion, event.isOrganization)
    case .start:
      if record.isReliable { close([.stopped, .deleted], by: record) }
      if !isReduced { carries = true }
    case .stop: begin(.stopped, by: record)
    case .delete:
      begin(.deleted, by: record)
      if record.isReliable { close([.stopped, .selectors, .regions, .accounts], by: record) }
    case .select where event.selection == .included:
      guard record.isReliable else { break }
      close([.selectors], by: record)
      (carries, isReduced) = (true, false)
    case .select:
      begin(.selectors, by: record)
      if !carries, record.isReliable, event.selection == .leftOut { isReduced = true }
    case .update: update(by: record)
    case .create: break
    }
    isFirst = false
  }

  private mutating func update(by record: TrailRecord) {
    let event = record.event
    if let isMulti = event.isMultiRegion {
      if isMulti, record.isReliable { close([.regions], by: record) }
      if !isMulti, isMultiRegion != false { begin(.regions, by: record) }
      if record.isReliable { isMultiRegion = isMulti }
    }
    if let isOrganization = event.isOrganization {
      if isOrganization, record.isReliable { close([.accounts], by: record) }
      if !isOrganization, self.isOrganization == true { begin(.accounts, by: record) }
      if record.isReliable { self.isOrganization = isOrganization }
    }
  }

  private mutating func begin(_ cause: TrailGap.Cause, by record: TrailRecord) {
    guard open[cause] == nil else { return }
    open[cause] = TrailGap(
      cause: cause, opener: record, closer: nil, isOfOneRegion: cause != .regions && isMultiRegion == false,
      isOfOrganization: isOrganization == true, isOfNewTrail: !carries)
  }

  private mutating func close(_ causes: [TrailGap.Cause], by record: TrailRecord) {
    for cause in causes {
      guard let gap = open.removeValue(forKey: cause) else { continue }
      closed.append(
        TrailGap(
          cause: cause, opener: gap.opener, closer: record, isOfOneRegion: gap.isOfOneRegion,
          isOfOrganization: gap.isOfOrganization, isOfNewTrail: gap.isOfNewTrail))
    }
  }
}

extension [TrailRecord] {
  /// eventTime has a resolution of one second: within one, what ends a gap is taken before what begins one.
  fileprivate var closersFirst: [TrailRecord] {
    enumerated().sorted { a, b in
      let (first, second) = (a.element.event, b.element.event)
      if first.eventTime.seconds != second.eventTime.seconds {
        return first.eventTime.seconds < second.eventTime.seconds
      }
      return first.call.rank == second.call.rank ? a.offset < b.offset : first.call.rank < second.call.rank
    }.map(\.element)
  }
}

extension TrailCall {
  fileprivate var rank: Int {
    switch self {
    case .create: 0
    case .start: 1
    case .update: 2
    case .select: 3
    case .stop: 4
    case .delete: 5
    }
  }
}
