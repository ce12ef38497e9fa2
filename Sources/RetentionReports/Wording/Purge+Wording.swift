internal import RetentionFindings
internal import RetentionModel

// How the deletion that a change began reads, and what became of it: one wording, one severity and one ink for one
// certainty, in every format.

extension Purge {
  /// `2024-06-04 03:07:52Z`, and whether that is a guess.
  var deadlineWords: String { deadline.words + estimate }

  /// ` (estimated)`, or nothing.
  var estimate: String { isEstimated ? " (estimated)" : "" }

  /// What became of it, but for what was lost: a sentence without its full stop.
  var fate: String {
    let event = resolvedBy.map { " by \($0.printable)" } ?? ""
    let second = isDecidedInLastSecond ? ", in the second of the deadline" : ""
    let time = resolvedAt.map { " on \($0.words)\(event)\(second)" } ?? event
    let doubt = disregardsDisputed ? "; disputed records say otherwise, and are not relied on" : ""
    return switch outcome {
    case .averted: "Cancelled\(time), before the deadline: this change deleted nothing"
    case .partlyAverted: "Cancelled in part\(time), by a longer period that is shorter than the old one"
    case .superseded: "Replaced\(time) by a shorter period, which has a deadline of its own"
    case .carriedOut: "Deadline passed\(doubt)"
    case .presumed: "Probably deleted: \(reasonWords)\(doubt)"
    case .pending: "Pending: the messages can still be restored\(doubt)"
    case .unknown: "Not known: the period became unknown\(time)"
    }
  }

  /// Why it is not proved.
  var reasonWords: String {
    switch reason {
    case nil: "the logs prove it"
    case .regionUnknown: "the Region of the change is not known"
    case .logsEnd:
      "the logs of this account and Region end before the deadline, on \(silence?.lowerBound.words ?? "the change's day")"
    case .hole:
      "the logs of this account and Region have a hole before the deadline\(hole.map { " (\($0.words))" } ?? "")"
    case .sparse:
      "no log of this account and Region from \(silence?.lowerBound.words ?? "the change") to \(silence?.upperBound.words ?? "the deadline")"
    }
  }
}

extension Purge.Outcome {
  /// `cancelled`, `replaced`, …: a word for a list.
  var plainWord: String {
    switch self {
    case .averted: "cancelled"
    case .partlyAverted: "cancelled in part"
    case .superseded: "replaced"
    case .carriedOut: "past the deadline"
    case .presumed: "probably deleted"
    case .pending: "pending"
    case .unknown: "not known"
    }
  }
}

extension Entry.Change {
  /// The ink of what became of the messages.
  var purgeInk: Ink? { lossSeverity.map(\.ink) ?? purge?.outcome.ink }

  /// `Messages older than 30 days: deletion due 2024-06-04 03:07:52Z. Cancelled …`, and what was lost.
  /// - Parameter time: the change's.
  func purgeWords(from time: Instant) -> InkedText? {
    guard let purge else { return nil }
    return
      "Messages older than \(after.words): deletion due \(purge.deadlineWords). \(fateWords(from: time), purgeInk)"
  }

  /// What became of it, and which messages were lost.
  func fateWords(from time: Instant) -> String {
    guard let purge else { return "" }
    guard let lost = lostMessages(from: time) else { return purge.fate }
    return purge.outcome == .carriedOut ? "\(purge.fate): \(lost) were deleted" : "\(purge.fate) (\(lost))"
  }

  /// The messages that were lost if nothing stopped it: from when to when, as far as that is known.
  private func lostMessages(from time: Instant) -> String? {
    guard lossSeverity != nil, let purge, let length = after.seconds else { return nil }
    let last = purge.deadline.adding(seconds: -length).words
    return switch before {
    case .unknown: "any messages older than \(after.words)"
    case .unlimited: "messages before \(last)"
    case .days, .hours:
      "messages from \(time.adding(seconds: -(before.seconds ?? 0)).words) to \(last)"
    }
  }
}
