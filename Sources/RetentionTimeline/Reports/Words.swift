internal import RecordScanner

// How the domain's values read in a sentence.

extension Period {
  /// `30 days`, `1 day`, `kept for ever`, `unknown`.
  var words: String {
    switch self {
    case .unknown: "unknown"
    case .days(1): "1 day"
    case .days(let days): "\(days) days"
    case .unlimited: "kept for ever"
    }
  }
}

extension Scope {
  /// `rooms`, `conversations`, `channels`.
  var plural: String { rawValue + "s" }
}

extension ScopeSetting {
  /// What a request asks for, or nil where it says nothing.
  var words: String? {
    switch self {
    case .unspecified: nil
    case .off: Period.unlimited.words
    case .days(let days): Period.days(days).words
    case .invalid(let raw): "\(raw.printable) (not a period)"
    case .hidden: "withheld by the log"
    }
  }
}

extension Change {
  /// `rooms: 365 days → 30 days, shortened`.
  var words: String { "\(scope.plural): \(effectWords)\(rawWords)" }

  /// `365 days → 30 days, shortened`.
  var effectWords: String {
    effect == .unchanged
      ? "\(after.words), unchanged" : "\(before.words) → \(after.words), \(effect.rawValue)"
  }

  /// What stands in the call where it is no period, behind the rest; else nothing.
  var rawWords: String { invalidPeriod.map { ": the call says \($0.printable)" } ?? "" }
}

extension Certainty {
  /// `reported`, `not known`, …
  var words: String {
    switch self {
    case .reported: "reported"
    case .requested: "requested"
    case .assumed: "assumed: the call does not say"
    case .none: "not known"
    }
  }
}

extension Subject {
  /// `AWS account 111122223333, Chime account 6ff06543…`.
  var words: String {
    let kind =
      switch service {
      case .chime: "Chime account"
      case .chimeSDK: "AppInstance"
      }
    return "AWS account \(recipientAccountId.printable), \(kind) \(resource.printable)"
  }
}

extension Instant {
  /// `2024-05-05 03:07:52Z`; fractions of a second are left to the JSON.
  var words: String { "\(date) \(timeOfDay)Z" }
}

extension Actor {
  /// The shortest name that tells who it was: `svc-mirror (IAMUser)`, `ines (AssumedRole Admin)`, `root`.
  var name: String {
    if let invokedBy { return "\(invokedBy.printable), for somebody" }
    guard let type else { return arn?.printable ?? "somebody the record does not name" }
    let session = arn.flatMap { $0.split(separator: "/").last.map(String.init) }
    switch type {
    case "Root": return "the root user"
    case "AssumedRole":
      let role = issuerUserName ?? issuerArn ?? "role unknown"
      return "\((session ?? principalId ?? "unknown").printable) (AssumedRole \(role.printable))"
    default:
      let name = userName ?? session ?? principalId ?? accountId ?? "unknown"
      return "\(name.printable) (\(type.printable))"
    }
  }

  /// `with MFA`, `without MFA`, or nil where the record does not say.
  var factor: String? { mfaAuthenticated.map { $0 ? "with MFA" : "without MFA" } }
}

extension Purge {
  /// `2024-06-04 03:07:52Z`, and whether that is a guess.
  var deadlineWords: String { deadline.words + estimate }

  /// ` (estimated)`, or nothing.
  var estimate: String { isEstimated ? " (estimated)" : "" }

  /// What became of it, as the end of a sentence that begins with the deadline.
  var fate: String {
    let event = resolvedBy.map { " by \($0.printable)" } ?? ""
    let time = resolvedAt.map { " on \($0.words)" } ?? ""
    return switch outcome {
    case .averted: "averted\(time)\(event): nothing was lost"
    case .partlyAverted: "partly averted\(time)\(event)"
    case .superseded: "superseded\(time)\(event) by a shorter period"
    case .carriedOut: "carried out: they are gone for good"
    case .presumed: "presumed carried out: the logs end before that day"
    case .pending: "pending: they can still be restored"
    case .unknown: "unknown: the period became unknown\(time)\(event)"
    }
  }
}

extension Evidence {
  /// Where a record stands, for a reader who wants to look it up.
  var words: String {
    "\(path.printable), member \(position.member), record \(position.record), byte \(position.offset)"
  }
}

extension InputTally {
  /// How much was read: `14 files, 63 records, 20 of retention calls (2 of them repeats)`.
  public var summary: String {
    var text = "\(files.counted("file")), \(records.counted("record")), \(matched) of retention calls"
    if duplicates > 0 { text += " (\(duplicates) of them repeats)" }
    text += bystanders.words
    if !problems.isEmpty { text += "; \(problems.count.counted("problem")): the input is not whole" }
    return text
  }

  /// What the input speaks of.
  var reachWords: String {
    guard let from = reach.from, let to = reach.to else { return "The logs speak of no time." }
    return "The logs reach from \(from.words) to \(to.words); their silence outside proves nothing."
  }
}

extension Report {
  /// What is to be added to a state as of the clock; nothing where the logs reach the clock.
  var clockCaveat: String {
    let endsBefore = input.reach.to.map { $0 < asOf } ?? false
    return endsBefore ? ", if nothing changed after the logs end" : ""
  }
}

extension Bystanders {
  /// `, 2 digests, 1 notification`; nothing where there are none.
  fileprivate var words: String {
    let counts = [
      (digests, "digest"), (insightEvents, "Insight event"), (aggregatedEvents, "aggregated event"),
      (notifications, "notification"), (controlMessages, "control message"), (writeTests, "write test"),
      (configFiles, "AWS Config file"), (flowLogs, "flow log"), (accessLogs, "access log"),
      (guardDutyFindings, "GuardDuty finding"), (wafRecords, "WAF record"), (sideFiles, "side file"),
    ]
    return counts.filter { $0.0 > 0 }.map { ", \($0.counted($1))" }.joined()
  }
}

extension Int {
  /// `1 file`, `2 files`.
  func counted(_ noun: String) -> String { "\(self) \(noun)\(self == 1 ? "" : "s")" }
}
