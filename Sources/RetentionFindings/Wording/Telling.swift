internal import RetentionModel
// How the parts of a finding are put into words.

extension Change {
  /// `365 days → 30 days`; nothing is claimed of a before that is unknown.
  var movement: String { before == .unknown ? after.noun : "\(before.noun) → \(after.noun)" }

  /// Whether the period went somewhere else.
  var isMove: Bool { before != after }

  /// What an act did, or showed, and how it is known.
  func told(by act: Act) -> String {
    if act.kind == .access {
      return
        "As a look-up shows, the period of \(scope.plural) was \(after.noun); since when, and what it was before, is not known."
    }
    let what =
      before == .unknown
      ? "the period of \(scope.plural) was set to \(after.noun); what it was before is not known"
      : "the period of \(scope.plural) went from \(before.noun) to \(after.noun)"
    return switch certainty {
    case .reported: "As the service's response says, \(what)."
    case .requested: "As the request asked and the service accepted, \(what)."
    case .assumed: "It is assumed, as the record does not say it, that \(what)."
    case .none: "\(what.capitalisedFirst)."
    }
  }

  /// What was lost, and when.
  func lossTold(by act: Act) -> String? {
    guard let purge else { return nil }
    let estimate = purge.isEstimated ? ", 30 days after the change" : ", the service's own deadline"
    return "The deletion was due on \(purge.deadline.words)\(estimate): \(fateWords(by: act.event))."
  }

  /// Until when the messages that a cut hid can be saved; nil where that is past.
  func purgeTold(in investigation: Investigation, _ act: Act) -> String? {
    guard let purge, purge.outcome == .pending else { return nil }
    let guess = purge.isEstimated ? " (30 days after the change, as the service gave no day)" : ""
    if investigation.isOver(act.subject.service) {
      return
        "The deletion is due on \(purge.deadline.words)\(guess); Amazon Chime has ended, so that the period can no longer be changed."
    }
    return "The messages can be restored until \(purge.deadline.words)\(guess)."
  }
}

extension Period {
  /// `30 days`, `no limit`, `unknown`.
  var noun: String { self == .unlimited ? "no limit" : words }
}

extension ScopeSetting {
  /// The period, where the setting is plainly one.
  var plainPeriod: Period? {
    switch self {
    case .days(let days): .days(days)
    case .off: .unlimited
    case .unspecified, .invalid, .hidden: nil
    }
  }
}

extension Timeline {
  /// The entries that fit, in order.
  func acts(where fits: (Act) -> Bool) -> [Act] {
    entries.indices.map { Act(self, at: $0) }.filter(fits)
  }
}

extension String {
  /// The text with its first letter in upper case.
  var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
