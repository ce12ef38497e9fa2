// Once all events are known, each change is judged by what came after it.

extension Timeline {
  /// Where the changes of an event are recorded: the ARN's Region, otherwise the service's only one,
  /// otherwise the record's.
  package func place(of event: RetentionEvent) -> Place? {
    guard let region = subject.awsRegion ?? event.awsRegion else { return nil }
    return Place(recipientAccountId: subject.recipientAccountId, awsRegion: region)
  }

  /// Sets the outcome of each unsettled change's deletion, and until when each period is proved.
  /// - Returns: the indices of the entries whose deletion has another outcome, or is pending, in no particular order.
  mutating func judgePurges(asOf: Instant, coverage: Coverage) -> [Int] {
    let isDisputed = hasDisputes ? entries.map { !$0.isReliable } : []
    var judged: [Int] = []
    for scope in subject.service.scopes {
      guard var history = histories.removeValue(forKey: scope) else { continue }
      let undisputed = hasDisputes ? history.assertions.filter { !isDisputed[$0.entry] } : nil
      var unsettled: [Int] = []
      for index in history.unsettled {
        let stretch = history.stretches[index]
        guard let opener = stretch.entry, let event = stretch.event,
          let change = entries[opener].changes.firstIndex(where: { $0.scope == scope })
        else { continue }
        let bench = Purge.Bench(asOf: asOf, coverage: coverage, place: place(of: event))
        let purge = history.purge(of: index, undisputed: undisputed, bench)
        if entries[opener].changes[change].purge != purge || purge?.outcome == .pending {
          judged.append(opener)
        }
        entries[opener].changes[change].purge = purge
        let isProof = !(hasDisputes && isDisputed[opener]) && stretch.mentions.first?.certainty != .assumed
        let canBeProvedFurther = history.prove(
          index, until: isProof ? coverage.provenUntil(bench.place, from: event.eventTime) : nil)
        if canBeProvedFurther || purge.map({ !$0.isDecided }) ?? false { unsettled.append(index) }
      }
      history.unsettled = unsettled
      histories[scope] = history
    }
    return judged
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
