internal import RetentionFindings
internal import RetentionModel

// How what became of a trail reads.

extension TrailFact {
  var title: String {
    let name = trail.isNamed ? "trail \(trail.name.printable)" : "an unknown trail"
    let home = trail.homeRegion.printable
    return switch cause {
    case .stopped: "Logging of \(name) stopped by \(principal.printable)"
    case .deleted where isUncertain: "\(name.capitalisedFirst) was made anew: what deleted it was not read"
    case .deleted: "\(name.capitalisedFirst) deleted by \(principal.printable)"
    case .selectors where isUncertain: "The selectors of \(name) may leave retention calls out"
    case .selectors: "The selectors of \(name) leave retention calls out"
    case .regions: "\(name.capitalisedFirst) \(isUncertain ? "may have been" : "was") limited to \(home)"
    case .accounts where isUncertain:
      "\(name.capitalisedFirst) may have been limited to one account of an organization"
    case .accounts: "\(name.capitalisedFirst) was limited to one account of the organization"
    case .bucket: "\(name.capitalisedFirst) may send its logs to another bucket or prefix"
    }
  }

  var sentences: [String?] {
    let why: String? =
      if let harmlessness {
        harmlessness.words(of: cause)
      } else {
        nearest == nil && isDeletionPending
          ? "A deletion was pending meanwhile, and a change that cancelled it would not be seen."
          : nearest.map { "A retention change or the deadline of a deletion lies near, on \($0.words)." }
      }
    return [
      "\(cause.words.capitalisedFirst): \(trail.words), from \(start?.words ?? "an unknown time"), \(endWords).",
      isOrderUnknown
        ? "Another call of the same second may have undone it at once; eventTime does not show their order."
        : nil,
      why, "The caller was \(principal.printable).",
    ]
  }

  private var endWords: String {
    func words(_ span: Range<Instant>) -> String {
      span.upperBound == .distantFuture
        ? "and nothing that was read ends that" : "until \(span.upperBound.words)"
    }
    guard let own = extent.own else { return extent.others.map(words) ?? "" }
    guard let others = extent.others, others != own else { return words(own) }
    return "\(words(own)) in its own account; in others, if it logs them, \(words(others))"
  }

  private var start: Instant? { (extent.own ?? extent.others)?.lowerBound }
}

extension TrailFact.Harmlessness {
  fileprivate func words(of cause: TrailGap.Cause) -> String {
    switch self {
    case .hadNotBegun: "Nothing was lost by it: the trail had not begun to log."
    case .anotherLogged where cause == .regions || cause == .accounts:
      "Nothing was lost by it of the accounts and Regions that were read: none is left out, or log files show that another trail logged it."
    case .anotherLogged: "Nothing was lost by it: log files show that another trail logged meanwhile."
    case .noOtherAccountRead:
      "It can only concern other accounts, and nothing of another was read."
    }
  }
}

extension TrailGap {
  /// What it left out, and until when.
  /// - Parameter record: the record of the call that began or ended it.
  func words(by record: TrailRecord) -> String {
    if opener != record { return "ended what began on \(from.words): \(cause.words)" }
    let end = closer.map {
      "until \($0.event.eventTime.words), ended by \($0.event.eventID?.printable ?? "an event without an ID")"
    }
    return "\(cause.words), \(end ?? "and nothing that was read ends that in all it concerns")"
  }
}

extension TrailRecord {
  static let disputeWords = "Another record with this eventID says something else."
}

extension TrailGap.Cause {
  /// What it did, without the trail.
  var words: String {
    switch self {
    case .stopped: "logging was stopped"
    case .deleted: "the trail was deleted"
    case .selectors: "the event selectors leave management events out, or may"
    case .regions: "the trail no longer logs other Regions"
    case .accounts: "the trail no longer logs the organization's other accounts"
    case .bucket: "the trail's calls name several buckets or prefixes, so its logs went elsewhere for a time"
    }
  }
}

extension Trail {
  /// `trail audit (account 111122223333, us-east-1)`
  var words: String {
    isNamed
      ? "trail \(name.printable) (account \(account.printable), \(homeRegion.printable))"
      : "an unknown trail (account \(account.printable), \(homeRegion.printable))"
  }
}

extension TrailEvent {
  /// `Logging of trail audit (…) stopped by arn:…`
  var words: String {
    let what =
      switch call {
      case .create: "\(trail.words.capitalisedFirst) created"
      case .start: "Logging of \(trail.words) started"
      case .stop: "Logging of \(trail.words) stopped"
      case .delete: "\(trail.words.capitalisedFirst) deleted"
      case .update:
        "\(trail.words.capitalisedFirst) updated\(destinationWords.map { ", with \($0)," } ?? "")"
      case .select: "Event selectors of \(trail.words) set\(selection?.words ?? "")"
      }
    return isFailure
      ? "Failed attempt (\((errorCode ?? errorMessage ?? "").printable)): \(call.rawValue) for \(trail.words), by \(actor.caller.printable)"
      : "\(what) by \(actor.caller.printable)"
  }
}

extension TrailEvent {
  /// `the bucket logs and the prefix audit`
  private var destinationWords: String? {
    let prefix = keyPrefix.map { $0.isEmpty ? "no prefix" : "the prefix \($0.printable)" }
    let parts = [bucket.map { "the bucket \($0.printable)" }, prefix].compactMap(\.self)
    return parts.isEmpty ? nil : parts.joined(separator: " and ")
  }

  /// Whether it leaves calls out from then on, or may, whatever the trail did before.
  var leavesOut: Bool {
    guard !isFailure else { return false }
    return switch call {
    case .stop, .delete: true
    case .select: selection != .included
    case .create, .start, .update: false
    }
  }

  /// What it came to, where no time follows in which the trail did not log.
  var noGapWords: String {
    isFailure
      ? "the call failed and changed nothing"
      : leavesOut
        ? "nothing more than an earlier call left out, or had left out before"
        : "no time begins in which calls are left out"
  }
}

extension EventSelection {
  fileprivate var words: String {
    switch self {
    case .included: ", with the calls that change retention settings,"
    case .leftOut: ", without the calls that change retention settings,"
    case .mayBeLeftOut: ", perhaps without the calls that change retention settings,"
    }
  }
}
