internal import CloudTrailRecords
public import RetentionModel

// How the domain's values read in a sentence.

extension Period {
  /// `30 days`, `1 day`, `no expiry`, `unknown`.
  var words: String {
    switch self {
    case .unknown: "unknown"
    case .days(1): "1 day"
    case .days(let days): "\(days) days"
    case .hours(let hours): hours.counted("hour")
    case .unlimited: "no expiry"
    }
  }
}

extension ScopeSetting {
  /// What a request asks for, or nil where it says nothing.
  var words: String? {
    switch self {
    case .unspecified: nil
    case .off: Period.unlimited.words
    case .kept(let period): period.words
    case .invalid(let raw): "\(raw.printable) (not a period)"
    case .hidden: "redacted in the record"
    }
  }
}

extension Entry.Change {
  /// `rooms: 365 days → 30 days, shortened`.
  /// - Parameter isView: whether a view of the settings shows it, and no call made it.
  func words(isView: Bool) -> String { "\(scope.plural): \(effectWords(isView: isView))\(rawWords)" }

  /// `365 days → 30 days, shortened`, `set to 30 days`.
  func effectWords(isView: Bool) -> String {
    switch effect {
    case .set: isView ? "found to be \(after.words)" : "set to \(after.words)"
    case .unchanged: "\(after.words), unchanged"
    case .shortened, .lengthened: "\(before.words) → \(after.words), \(effect.rawValue)"
    case .turnedOn: "\(before.words) → \(after.words), expiry enabled"
    case .turnedOff: "\(before.words) → \(after.words), expiry disabled"
    case .unknown: "\(before.words) → not known"
    }
  }

  /// How the period is known, and what is not: `(confirmed by the response); the period before is not in these logs`.
  func certaintyWords(isView: Bool) -> String {
    guard effect == .set else { return "(\(certainty.words))" }
    let source = certainty == .reported ? "confirmed by the response" : certainty.words
    return "(\(source)); \(isView ? "since when it holds" : "the period before") is not in these logs"
  }

  /// What stands in the call where it is no period, behind the rest; else nothing.
  var rawWords: String { invalidPeriod.map { "; the call has \($0.printable), which is not a period" } ?? "" }
}

extension Certainty {
  /// `confirmed`, `not known`, …
  var words: String {
    switch self {
    case .reported: "confirmed"
    case .requested: "requested, not confirmed"
    case .assumed: "carried over, not stated"
    case .none: "not known"
    }
  }
}

extension Subject {
  /// `AWS account 111122223333, Chime account 6ff06543…`.
  var words: String {
    "AWS account \(recipientAccountId.exactName), \(service.resourceNoun) \(resource.exactName)"
  }
}

extension Instant {
  /// `2024-05-05 03:07:52Z`, and in brackets the same in the zone of the reader, where one is asked for; fractions of a
  /// second are left to the JSON.
  var words: String { ReaderZone.current.map { "\(utcWords) (\($0.words(of: self)))" } ?? utcWords }

  /// `2024-05-05 03:07:52Z`, where there is room for no more.
  var utcWords: String { "\(date) \(timeOfDay)Z" }
}

extension Actor {
  /// The shortest name that tells who it was: `svc-mirror (IAMUser)`, `ines (AssumedRole Admin)`, `root`.
  var name: String {
    if let invokedBy { return "\(invokedBy.printable), on behalf of another caller" }
    guard let onBehalfOf, type != "IdentityCenterUser" else { return ownName }
    return "\(ownName) for \(onBehalfOf.printable)"
  }

  private var ownName: String {
    guard let type else {
      return arn?.printable ?? onBehalfOf?.printable ?? "a caller that the record does not name"
    }
    var session: String? { arn?.lastPart }
    switch type {
    case "Root": return "the root user"
    case "AssumedRole":
      let role = issuerUserName ?? issuerArn ?? "role unknown"
      return "\((session ?? principalId ?? "unknown").printable) (AssumedRole \(role.printable))"
    default:
      let name = userName ?? session ?? onBehalfOf ?? principalId ?? accountId ?? "unknown"
      return "\(name.printable) (\(type.printable))"
    }
  }

  /// The name alone, where there is little room: `svc-mirror`, `ines`, `the root user`.
  var shortName: String {
    guard invokedBy == nil, let type, type != "Root" else { return name }
    let session = arn?.lastPart
    let names = type == "AssumedRole" ? [session] : [userName, session, onBehalfOf]
    return (names + [principalId, accountId]).compactMap(\.self).first?.printable ?? name
  }

  /// `with MFA`, `without MFA`, or nil where the record does not say.
  var factor: String? { mfaAuthenticated.map { $0 ? "with MFA" : "without MFA" } }
}

extension String {
  /// What stands behind the last slash, or behind the one before where nothing does; nil where there are only slashes.
  fileprivate var lastPart: String? {
    let slash = UInt8(ascii: "/")
    guard let last = utf8.lastIndex(where: { $0 != slash }) else { return nil }
    let start = utf8[...last].lastIndex(of: slash).map { utf8.index(after: $0) } ?? startIndex
    return String(self[start...last])
  }
}

extension Evidence {
  /// Where a record stands, for a reader who wants to look it up.
  var words: String {
    "\(path.printable), member \(member), record \(record), byte \(offset)"
      + (alteration.map { "; this file is altered: \($0.words)" } ?? "")
  }
}

extension InputTally {
  /// How much was read: `14 files, 63 records, 20 of retention calls (2 of them repeats)`.
  public var summary: String {
    var text =
      "\(files.counted("file")), \(records.counted("record")), \(matched.counted("retention event"))"
    if duplicates > 0 { text += " (\(duplicates) of them repeats)" }
    text += bystanders.words
    if !problems.isEmpty { text += "; \(problems.count.counted("problem")): input incomplete" }
    return text
  }
}

extension Bystanders {
  /// `, 2 digests, 1 notification`; nothing where there are none.
  fileprivate var words: String {
    Kind.allCases.filter { self[$0] > 0 }.map { ", \(self[$0].counted($0.noun))" }.joined()
  }
}

extension Bystanders.Kind {
  fileprivate var noun: String {
    switch self {
    case .digests: "digest"
    case .insightEvents: "Insight event"
    case .aggregatedEvents: "aggregated event"
    case .notifications: "notification"
    case .controlMessages: "control message"
    case .writeTests: "write test"
    case .configFiles: "AWS Config file"
    case .flowLogs: "flow log"
    case .accessLogs: "access log"
    case .guardDutyFindings: "GuardDuty finding"
    case .wafRecords: "WAF record"
    case .sideFiles: "side file"
    }
  }
}

extension Int {
  /// `1 file`, `2 files`.
  func counted(_ noun: String) -> String { "\(self) \(noun)\(self == 1 ? "" : "s")" }
}

extension ScopeState {
  /// What is said where no period is known.
  static let unknownWords = "not known: no earlier event in these logs shows it"

  /// Since when the period is in force, and how it is known; nil where none is.
  var sinceWords: String? { since.map { "in force since \($0.words) (\(certainty.words))" } }

  /// What is gone: what that means, what it holds for, and whether the logs prove it.
  var goneWords: [(fate: String, messages: String, isProven: Bool)] {
    guard let goneBefore else { return [] }
    let proven = goneProvenBefore.map { ("Deleted", "messages before \($0.words)", true) }
    guard goneProvenBefore != goneBefore else { return [proven].compactMap(\.self) }
    let rest = goneProvenBefore.map { "messages from \($0.words) to \(goneBefore.words)" }
    return [proven, ("Probably deleted", rest ?? "messages before \(goneBefore.words)", false)].compactMap(
      \.self)
  }

  /// What can still be restored: until when, and what it holds for.
  var hiddenWords: (fate: String, messages: String)? {
    guard let hiddenBefore, let restorableUntil else { return nil }
    let messages = goneBefore.map { "messages from \($0.words) to \(hiddenBefore.words)" }
    let later = openPurges.compactMap { open in
      open.purge.resolvedAt.map { " (\(open.purge.outcome.plainWord) on \($0.words))" }
    }
    return (
      "Hidden, and restorable until \(restorableUntil.words)",
      (messages ?? "messages before \(hiddenBefore.words)") + (later.last ?? "")
    )
  }

  /// What is said where something is gone and nothing can be restored any more.
  var nothingRestorableWords: String? {
    goneBefore != nil && restorableUntil == nil ? "Nothing can be restored" : nil
  }

  /// What is said where another record disputes the one that set the period.
  var disputeWords: String? {
    guard let setter, !setter.isUndisputed else { return nil }
    return "Disputed: " + setter.caveats.filter { $0.name != "rebuilt" }.map(\.words).joined(separator: "; ")
  }
}

extension String {
  /// The text with its first letter in upper case.
  var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
