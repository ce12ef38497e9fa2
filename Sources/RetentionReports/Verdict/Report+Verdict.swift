internal import RetentionFindings
internal import RetentionModel

extension Report {
  /// What the report comes to. It is made anew each time.
  public var verdict: Verdict {
    var (shown, hidden) = (Fates(), Fates())
    var accounts = 0
    for timeline in allTimelines {
      let states = timeline.state(at: asOf)
      let visible = selection.contains(timeline.subject) ? selection.view(of: states) : []
      let scopes = Set(visible.map(\.scope))
      shown.add(AccountFate(of: timeline, visible, asOf: asOf))
      hidden.add(AccountFate(of: timeline, states.filter { !scopes.contains($0.scope) }, asOf: asOf))
      if visible.isEmpty { accounts += 1 }
    }
    let histories = allTimelines.filter {
      selection.contains($0.subject) && selection.shows($0.subject.service)
    }
    let homes = histories.map(\.places)
    let places = places(of: homes)
    let reach = reach(over: places)
    var restorable = Verdict.Few(shown.restorable.soonest(by: \.until))
    let wanted = Set(restorable.listed.map(\.subject))
    let commands = Dictionary(
      uniqueKeysWithValues: allTimelines.filter { wanted.contains($0.subject) }.map {
        ($0.subject, remedy(for: $0))
      })
    for index in restorable.listed.indices {
      restorable.listed[index].command = commands[restorable.listed[index].subject] ?? nil
    }
    return Verdict(
      moment: asOf, cautions: cautions(histories, homes, places, reach), restorable: restorable,
      deadlines: .init(shown.deadlines.soonest(by: \.due)), losses: .init(shown.losses.worstFirst),
      cuts: shown.cuts, findings: isScrutinised ? counts : nil, reach: reach,
      hidden: Verdict.Hidden(
        events: entriesOutOfView, findings: outOfView, belowLevel: self.hidden, suppressed: suppressed,
        accounts: accounts, eventsElsewhen: entriesElsewhen, findingsElsewhere: findingsElsewhere,
        restorable: hidden.restorable.count, deadlines: hidden.deadlines.count, cuts: hidden.cuts))
  }

  /// - Parameters:
  ///   - histories: those of which something is shown.
  ///   - homes: where the changes of each are recorded.
  private func cautions(
    _ histories: [Timeline], _ homes: [[Place]], _ places: [Coverage.Extent], _ reach: Verdict.Reach
  ) -> [Verdict.Caution] {
    let nothing: [Verdict.Caution] =
      subjects.isEmpty ? [.noEvent] : isEmpty || selection.isView && !shownAny ? [.noneSelected] : []
    let names = selection.unknown(among: subjects, accounts: coverage.accounts).count
    let disputed = histories.reduce(0) { $0 + $1.entries.count { !$0.isUndisputed } }
    let unknown = homes.count { $0.isEmpty || !$0.allSatisfy { coverage.span(of: $0) != nil } }
    let fates = histories.reduce(0) { count, timeline in
      count
        + timeline.entries.reduce(0) { sum, entry in
          sum + entry.changes.count { $0.hasUnknownFate(at: asOf, since: entry.event.eventTime) }
        }
    }
    let silences = places.reduce(0) { $0 + coverage.silences(of: $1.place) }
    let counted: [(count: Int, caution: (Int) -> Verdict.Caution)] = [
      (names, Verdict.Caution.unknownNames), (input.problems.count, Verdict.Caution.incompleteInput),
      (reach.holes, Verdict.Caution.holes), (disputed, Verdict.Caution.disputedEvents),
      (unknown, Verdict.Caution.unknownReach), (fates, Verdict.Caution.unknownFates),
      (silences, Verdict.Caution.silences),
    ]
    return nothing + counted.filter { $0.count > 0 }.map { $0.caution($0.count) }
  }

  /// What is covered of the accounts and Regions in which changes are recorded; where there are none, of all that are
  /// requested.
  private func places(of homes: [[Place]]) -> [Coverage.Extent] {
    let wanted = Set(homes.joined())
    return coverage.extents.filter {
      wanted.isEmpty ? selection.contains(awsAccount: $0.place.recipientAccountId) : wanted.contains($0.place)
    }
  }

  private func reach(over places: [Coverage.Extent]) -> Verdict.Reach {
    let ends = places.compactMap(\.to)
    let from = places.compactMap(\.from).min()
    let shares = places.compactMap { extent -> Coverage.Share? in
      guard let from = extent.from, let to = extent.to else { return nil }
      let start = selection.start ?? from
      // A time that is asked for without an end goes on to the clock.
      let open = selection.start == nil ? to : max(asOf, to)
      let end = min(selection.end ?? open, max(asOf, to))
      // Of a time before the first witness, without a beginning, nobody knows how long it is.
      return start <= end ? coverage.share(of: start...end, at: extent.place) : nil
    }
    return Verdict.Reach(
      places: places.count, span: from.flatMap { from in ends.max().map { from...$0 } },
      share: places.isEmpty || shares.count < places.count ? nil : shares.reduce(Coverage.Share(), +),
      momentary: shares.count { $0.windowSeconds == 0 },
      holes: places.reduce(coverage.unplacedHoles.count) { $0 + $1.holes.count { $0.place != nil } },
      fromEventsAlone: places.count { $0.basis == .records }, end: ends.filter { $0 < asOf }.min())
  }
}

/// What became of the messages of some accounts.
private struct Fates {
  var restorable: [Verdict.Restorable] = []
  var deadlines: [Verdict.Deadline] = []
  var losses: [Verdict.Loss] = []

  var cuts: Int { losses.count { $0.causes.count > 0 } }

  mutating func add(_ fate: AccountFate) {
    restorable += fate.restorable
    deadlines += fate.deadlines
    losses += fate.losses
  }
}

extension Array {
  /// By a moment, then in the order in which they are.
  fileprivate func soonest(by moment: (Element) -> Instant) -> [Element] {
    enumerated().sorted { a, b in
      (moment(a.element), a.offset) < (moment(b.element), b.offset)
    }.map(\.element)
  }
}

extension [Verdict.Loss] {
  /// What changes deleted first, then what reaches the latest messages, then in the order in which they are.
  fileprivate var worstFirst: [Verdict.Loss] {
    enumerated().sorted { a, b in
      let (one, other) = (a.element.causes.count > 0, b.element.causes.count > 0)
      if one != other { return one }
      return (b.element.before, a.offset) < (a.element.before, b.offset)
    }.map(\.element)
  }
}

extension Entry.Change {
  /// Whether it is not known of a deletion that it began before a moment whether it was cancelled.
  fileprivate func hasUnknownFate(at moment: Instant, since time: Instant) -> Bool {
    purge.map { time <= moment && $0.outcome == .unknown } ?? false
  }
}
