internal import RetentionModel

// How what the logs prove of times reads.

extension Report {
  /// What is covered: a line for each account and Region of the histories that are shown, its holes, and what nothing
  /// covers.
  var coverageLines: [String] {
    let wanted = Set(allTimelines.filter { selection.contains($0.subject) }.flatMap(\.places))
    let extents = coverage.extents
    let shown = wanted.isEmpty ? extents : extents.filter { wanted.contains($0.place) }
    guard !shown.isEmpty || !coverage.unplacedHoles.isEmpty else {
      return ["Nothing: no file name and no retention event gives a time"]
    }
    var lines = shown.prefix(Report.listedPlaces).flatMap(\.lines)
    let more = extents.count - min(shown.count, Report.listedPlaces)
    if more > 0 { lines.append("\(more) more \(more == 1 ? "account and Region" : "accounts and Regions")") }
    lines += coverage.unplacedHoles.listed { "hole of unknown time, account and Region: \($0.words)" }
    lines += coverage.declared.map {
      "declared complete by the operator: \($0.lowerBound.words) to \($0.upperBound.words)"
    }
    lines.append("Nothing outside \(lines.count == 1 ? "this window" : "these windows") is covered")
    return lines
  }

  private static let listedPlaces = 5

  /// What became of trails: the first events that leave calls out or may, then others, each by time, and how many more
  /// there are of both.
  var trailLines: [String] {
    let most = 10
    let openers = Set(coverage.trailGaps.compactMap(\.opener.evidence.first))
    func isWorse(_ record: TrailRecord) -> Bool {
      record.event.leavesOut || record.evidence.first.map(openers.contains) ?? false
    }
    let worse = trailRecords.filter(isWorse)
    let others = trailRecords.filter { !isWorse($0) }
    let shown = worse.prefix(most) + others.prefix(max(most - worse.count, 0))
    let (more, moreWorse) = (trailRecords.count - shown.count, max(worse.count - most, 0))
    let words = shown.map { "\($0.event.eventTime.words): \($0.event.words)" }
    guard more > 0 else { return words }
    let ofThese =
      moreWorse > 0
      ? ", \(moreWorse) of which \(moreWorse == 1 ? "stops" : "stop") a trail or may leave calls out" : ""
    return words + ["\(more.counted("more event")) of trails\(ofThese); --format json lists all"]
  }

  /// What the clock leaves open; nil where it leaves nothing.
  var clockLine: String? {
    if let knownAt { return "Answered as if it were \(knownAt.words): no later event is known." }
    let later = timelines.flatMap(\.entries).filter { $0.event.eventTime > asOf }
    guard !later.isEmpty else { return nil }
    return
      "Deadlines are judged by \(asOf.words); \(later.count.counted("later event")) \(later.count == 1 ? "is" : "are") shown and counted all the same (--known-at leaves them out)."
  }

  /// What is to be added to a state as of the clock; nothing where the logs of all that is shown reach the clock.
  var clockCaveat: String { caveat(of: timelines) }

  /// The same for one history.
  func clockCaveat(of timeline: Timeline) -> String { caveat(of: [timeline]) }

  private func caveat(of timelines: [Timeline]) -> String {
    let endsBefore = timelines.contains { timeline in
      coverage.span(of: timeline.places.first).map { $0.upperBound < asOf } ?? true
    }
    return endsBefore ? ", if nothing changed after the logs end" : ""
  }
}

extension Timeline {
  /// Where its changes are recorded, each place once, in the order of the events.
  var places: [Place] {
    var known: Set<Place> = []
    return entries.compactMap { place(of: $0.event) }.filter { known.insert($0).inserted }
  }
}

extension Coverage.Extent {
  fileprivate var lines: [String] {
    let name = "\(place.recipientAccountId.exactName), \(place.awsRegion.exactName)"
    let span = from.flatMap { from in to.map { "\(from.words) to \($0.words)" } } ?? "no time that was read"
    let basis =
      switch basis {
      case .records: " (from retention events alone)"
      case .digests: " (every hour covered by digests)"
      case .logs, .declared: ""
      }
    let proved = self.basis == .digests ? [] : proved.listed
    return ["\(name): \(span)\(basis)"] + proved
      + holes.filter { $0.place != nil }.listed { "hole: \($0.words)" }
  }
}

extension [ClosedRange<Instant>] {
  /// The first three that digests cover, and how many more there are.
  fileprivate var listed: [String] {
    prefix(3).map { "every hour covered by digests: \($0.lowerBound.words) to \($0.upperBound.words)" }
      + (count > 3 ? ["\((count - 3).counted("more time")) covered by digests"] : [])
  }
}

extension [Hole] {
  /// The first three, and how many more there are.
  fileprivate func listed(_ words: (Hole) -> String) -> [String] {
    prefix(3).map(words) + (count > 3 ? ["\(count - 3) more \(count == 4 ? "hole" : "holes")"] : [])
  }
}

extension Hole {
  /// `2024-05-01 10:00:00Z to 2024-05-01 10:10:00Z, truncated-gzip, FILE and 1 more file`
  var words: String {
    let time =
      span.map { "\($0.lowerBound.words) \(isOpenEnded ? "on" : "to \($0.upperBound.words)"), " } ?? ""
    if let trail { return "\(time)\(cause.name), \(trail.words)" }
    let more = files > 1 ? " and \((files - 1).counted("more file"))" : ""
    return "\(time)\(cause.name), \(path.printable)\(more)"
  }
}
