internal import RetentionFindings
internal import RetentionModel

// How a movement of a period reads in a finding.

extension Entry.Change {
  /// `365 days → 30 days`; nothing is claimed of a before that is unknown.
  var movement: String { before == .unknown ? after.words : "\(before.words) → \(after.words)" }
}

extension Movement {
  /// What an act did, or showed, and how it is known.
  /// - Parameter scopes: what it is about: `rooms and conversations`.
  func sentence(of scopes: String) -> String {
    let (before, after) = (change.before.words, change.after.words)
    if isView {
      return
        "A view of the settings shows \(after) for \(scopes); since when, and the period before, are not in these logs."
    }
    return change.before == .unknown
      ? "The period of \(scopes) was set to \(after) (\(change.certainty.words)); the period before is not in these logs."
      : "The period of \(scopes) went from \(before) to \(after) (\(change.certainty.words))."
  }

  /// Until when the messages that a cut hid can be saved; nil where that is past.
  var deadlineSentence: String? {
    guard let purge = change.purge, purge.outcome == .pending else { return nil }
    let guess =
      purge.isEstimated
      ? " (\(Period.days(graceDays ?? 0).words) after the change, as the service gave no day)" : ""
    if isServiceOver {
      return
        "The deletion is due on \(purge.deadline.words)\(guess); the service has ended, and the period can no longer be changed."
    }
    return "The messages can be restored until \(purge.deadline.words)\(guess)."
  }

  /// What was lost, and when.
  var lossSentence: String? {
    guard let purge = change.purge else { return nil }
    let estimate =
      graceDays == nil
      ? ", at once"
      : purge.isEstimated
        ? ", \(Period.days(graceDays ?? 0).words) after the change" : ", the service's own deadline"
    return "The deletion was due on \(purge.deadline.words)\(estimate). \(change.fateWords(from: time))."
  }

  /// How far the logs prove the loss.
  var proofSentence: String? {
    guard let purge = change.purge else { return nil }
    return switch purge.outcome {
    case .carriedOut where purge.basis == .declared:
      "The logs are declared complete up to the deadline, and show no change that cancelled the deletion."
    case .carriedOut where purge.basis == .digests:
      "Digests cover every hour up to the deadline, and the logs that they list show no change that cancelled the deletion."
    case .carriedOut:
      "The logs of this account and Region cover the time to the deadline, and show no change that cancelled the deletion."
    case .presumed:
      "A change that cancelled the deletion would not be seen."
    default: nil
    }
  }

  /// One line about what was lost.
  /// - Parameter scopes: what it is about: `rooms and conversations`.
  func lossTitle(of scopes: String) -> String {
    let isProven = change.purge?.outcome == .carriedOut
    if change.before == .unknown {
      return
        "\(isProven ? "Any" : "Probably any") messages of \(scopes) older than \(change.after.words) deleted"
    }
    return "Messages of \(scopes) \(isProven ? "deleted" : "probably deleted")"
  }
}
