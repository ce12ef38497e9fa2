internal import RetentionModel

/// What can be said of a log that no digest lists: whether one should, by its time.
struct LogTimes {
  /// Digests arrive minutes to hours after their hour.
  private static let patience: Int64 = 6 * 3600
  /// How much later than the time in its name a log is delivered, but for rare cases.
  private static let delay: Int64 = 15 * 60

  private let chains: [Place: [ChainWalk.Chain]]
  /// The latest log of each account and Region that is too late for its chain.
  private(set) var tooLate: [Place: Int64] = [:]

  init(_ chains: [ChainWalk.Chain]) {
    self.chains = Dictionary(grouping: chains.filter { !$0.name.isBackfill }, by: \.name.place)
  }

  /// - Parameter path: the log's file, of which the name counts; any other name gives no time.
  mutating func judge(_ path: String) -> (LogVerdict, IntegrityReason) {
    guard let slot = LogFileSlot(path: path) else { return (.unlisted, .notListed) }
    let time = slot.end.seconds
    guard let chains = chains[slot.place], let end = chains.map(\.end).max(),
      let start = chains.map(\.start).min()
    else { return (.unlisted, .noDigests) }
    if time > end + LogTimes.patience {
      tooLate[slot.place] = max(tooLate[slot.place] ?? time, time)
      return (.unlisted, .digestsMissing)
    }
    if time > end - LogTimes.delay { return (.notYetCovered, .afterChain) }
    if time <= start {
      let isFromStart = chains.filter { $0.start == start }.allSatisfy(\.isFromStart)
      return (.unlisted, isFromStart ? .beforeChain : .digestsMissing)
    }
    // One chain that covers the time is enough to miss it in.
    let causes = chains.map { $0.cause(at: time) }
    if causes.contains(.covered) { return (.unlisted, .notListed) }
    return (.unlisted, causes.contains(.lost) ? .digestsMissing : .inGap)
  }
}

extension ChainWalk.Chain {
  /// What a chain has for a time.
  fileprivate enum Cause {
    case covered, lost, none
  }

  fileprivate func cause(at time: Int64) -> Cause {
    guard time > start, time <= end else { return .none }
    for gap in gaps where gap.from.seconds < time && time <= gap.to.seconds {
      switch gap.cause {
      case .missingDigests, .brokenDigest, .times: return .lost
      case .restart: return .none
      case .alteredLog, .missingLog, .unreadLog: continue
      }
    }
    return .covered
  }
}
