// Once all events are known, each change is judged by what came after it.

extension Timeline {
  /// Where the changes of an event are recorded: the ARN's Region, otherwise the service's only one,
  /// otherwise the record's.
  package func place(of event: RetentionEvent) -> Place? {
    guard let region = subject.awsRegion ?? event.awsRegion else { return nil }
    return Place(recipientAccountId: subject.recipientAccountId, awsRegion: region)
  }

  /// Sets the outcome of each change's deletion, and until when each period is proved.
  mutating func judgePurges(asOf: Instant, coverage: Coverage) {
    let events = entries.map(\.event)
    let isDisputed = entries.map { !$0.isReliable }
    let hasDisputes = isDisputed.contains(true)
    for (scope, history) in histories {
      let undisputed = hasDisputes ? history.assertions.filter { !isDisputed[$0.entry] } : []
      for index in history.stretches.indices.dropFirst() {
        let stretch = history.stretches[index]
        guard let opener = stretch.entry,
          let change = entries[opener].changes.firstIndex(where: { $0.scope == scope })
        else { continue }
        let old = history.stretches[index - 1].period
        let event = events[opener]
        let bench = Purge.Bench(asOf: asOf, coverage: coverage, place: place(of: event))
        let later = history.stretches[(index + 1)...].lazy.compactMap { stretch -> Purge.Later? in
          stretch.entry.map { (stretch.period, events[$0]) }
        }
        var purge = Purge(by: event, from: old, to: stretch.period, then: later, bench)
        if hasDisputes, purge != nil {
          let start = undisputed.partitioningIndex { $0.entry > opener }
          let rest = undisputed[start...].lazy.map { ($0.period, events[$0.entry]) as Purge.Later }
          purge = Purge.worse(
            purge, without: Purge(by: event, from: old, to: stretch.period, then: rest, bench))
        }
        entries[opener].changes[change].purge = purge
        let isProof = !isDisputed[opener] && stretch.certainties.first?.1 != .assumed
        histories[scope]?.prove(
          index, until: isProof ? coverage.provenUntil(bench.place, from: event.eventTime) : nil)
      }
    }
  }
}

extension Subject {
  /// The Region in which the subject's calls are recorded, if it is known without a record: from the ARN, or
  /// because the service has only one.
  var awsRegion: String? {
    guard service.fields.isARN else { return service.regions.count == 1 ? service.regions[0] : nil }
    return resource.utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false).dropFirst(3)
      .first
      .flatMap { $0.isEmpty ? nil : String(Substring($0)) }
  }
}
