internal import RetentionFindings
internal import RetentionModel

// How what became of a trail reads.

extension TrailFact {
  var title: String {
    let name = trail.name.printable
    return switch cause {
    case .stopped: "Logging of trail \(name) stopped by \(principal.printable)"
    case .deleted: "Trail \(name) deleted by \(principal.printable)"
    case .selectors where isUncertain: "The selectors of trail \(name) may leave retention calls out"
    case .selectors: "The selectors of trail \(name) leave retention calls out"
    case .regions: "Trail \(name) was limited to \(trail.homeRegion.printable)"
    case .accounts: "Trail \(name) was limited to one account of the organization"
    }
  }

  var sentences: [String?] {
    let end = to.map { "until \($0.words)" } ?? "and nothing that was read ends that"
    let why: String? =
      isHarmless
      ? "Nothing was lost by it: log files show that another trail logged meanwhile, or this one had not begun to."
      : nearest == nil && isDeletionPending
        ? "A deletion was pending meanwhile, and a change that cancelled it would not be seen."
        : nearest.map { "A retention change or the deadline of a deletion lies near, on \($0.words)." }
    return [
      "\(cause.words.capitalisedFirst): \(trail.words), from \(from.words), \(end).", why,
      "The caller was \(principal.printable).",
    ]
  }
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
    }
  }
}

extension Trail {
  /// `trail audit (account 111122223333, us-east-1)`
  var words: String {
    "trail \(name.printable) (account \(account.printable), \(homeRegion.printable))"
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
      case .update: "\(trail.words.capitalisedFirst) updated"
      case .select: "Event selectors of \(trail.words) set\(selection?.words ?? "")"
      }
    return isFailure
      ? "Failed attempt (\((errorCode ?? errorMessage ?? "").printable)): \(call.rawValue) for \(trail.words), by \(actor.caller.printable)"
      : "\(what) by \(actor.caller.printable)"
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
