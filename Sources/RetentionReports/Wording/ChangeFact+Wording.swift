internal import RetentionFindings
internal import RetentionModel

extension ChangeFact {
  /// - Parameter scopes: what it is about: `rooms and conversations`.
  func title(of scopes: String) -> String {
    switch self {
    case .shortened(let movement):
      "Retention of \(scopes) shortened: \(movement.change.movement)"
    case .shortenedBehindUnknown(let movement, let last):
      "Retention of \(scopes) set to \(movement.change.after.words), where the last known period was \(last.words)"
    case .turnedOn(let movement):
      "Expiry of \(scopes) enabled: \(movement.change.movement)"
    case .turnedOff(let movement):
      "Expiry of \(scopes) disabled: \(movement.change.movement)"
    case .belowMinimum(let movement, let days):
      "Retention of \(scopes) below the minimum: \(movement.change.after.words), not \(days)"
    case .notAPeriod(_, let text):
      "\(scopes.capitalisedFirst): \(text.printable) is not a period"
    case .carriedOver: "The call does not mention \(scopes)"
    case .responseDiffers(_, let requested, let reported):
      "\(scopes.capitalisedFirst): \(requested.words) requested, \(reported.words) confirmed"
    case .deletionPending(let movement):
      "Messages of \(scopes) will be deleted on \(movement.change.purge?.deadline.date ?? "")"
    case .deletionCancelled(let movement):
      "Deletion of messages of \(scopes) cancelled\(movement.change.purge?.outcome == .averted ? "" : " in part")"
    case .deletionPassed(let movement): movement.lossTitle(of: scopes)
    case .deadlineDiffers(let announced, let usual, _):
      "Deletion announced for \(announced.date), not for \(usual.date)"
    case .restored(_, let lowest, _, _, _):
      "Temporary reduction of the retention of \(scopes) to \(lowest.words)"
    case .changedOften(_, let count, _, _, _):
      "Retention of \(scopes) changed \(count) times"
    case .sameSecond(_, let count, _, _): "\(count) changes of \(scopes) in one second"
    case .notAsThePolicyExpects(_, let period, let expected, _):
      "Retention of \(scopes) is \(period.words), not \(expected.words)"
    case .notAsSet(_, let seen, let set):
      "\(scopes.capitalisedFirst): \(seen.words) in force, \(set.words) set last"
    case .afterEnd(let service, _): "Changed after the end of \(service)"
    }
  }

  /// - Parameter scopes: what it is about: `rooms and conversations`.
  func sentences(of scopes: String) -> [String?] {
    switch self {
    case .shortened(let movement), .turnedOn(let movement), .deletionPending(let movement):
      [movement.sentence(of: scopes), movement.deadlineSentence]
    case .shortenedBehindUnknown(let movement, let last):
      [
        movement.sentence(of: scopes),
        "The last period in these logs is \(last.words); a later call, which does not show what it set, made it unknown.",
        movement.deadlineSentence,
      ]
    case .turnedOff(let movement): [movement.sentence(of: scopes)]
    case .belowMinimum(let movement, let days):
      [
        "The policy asks for at least \(Period.days(days).words) for \(scopes).",
        movement.sentence(of: scopes),
      ]
    case .notAPeriod(_, let text):
      ["The record says \(text.printable) for \(scopes); the period from then on is unknown."]
    case .carriedOver(let movement):
      [
        "The period of \(scopes), \(movement.change.after.words), is carried over: no record states it."
      ]
    case .responseDiffers(_, let requested, let reported):
      [
        "The request asked for \(requested.words); the response confirms \(reported.words), which is taken to be in force."
      ]
    case .deletionCancelled(let movement):
      [
        movement.sentence(of: scopes),
        movement.change.purge.map { "Their deletion was due on \($0.deadline.words). \($0.fate)." },
      ]
    case .deletionPassed(let movement):
      [movement.sentence(of: scopes), movement.lossSentence, movement.proofSentence]
    case .deadlineDiffers(let announced, let usual, let days):
      [
        "The response gives \(announced.words) as the time of deletion; \(Period.days(days).words) after the change are \(usual.words)."
      ]
    case .restored(let movement, _, let period, let time, let isLost):
      [
        movement.sentence(of: scopes),
        period == movement.change.before
          ? "On \(time.words) it was set to \(period.words) again."
          : "On \(time.words) it was set to \(period.words).",
        isLost
          ? "In between the deadline passed: messages that the shorter period excluded were deleted, or probably deleted."
          : "That was before the deadline: what was hidden in between could still be restored.",
      ]
    case .changedOften(_, let count, let first, let last, let periods):
      [
        "From \(first.words) to \(last.words): \(periods.map(\.words).joined(separator: ", "))"
          + (count > periods.count ? ", and so on." : ".")
      ]
    case .sameSecond(_, let count, let time, let periods):
      [
        "At \(time.words) the period of \(scopes) was set to \(periods.map(\.words).joined(separator: " and to "))\(count > periods.count ? ", and so on" : ""); nothing shows their order, and they stand in the order of their eventIDs."
      ]
    case .notAsThePolicyExpects(_, let period, let expected, let clock):
      [
        "The policy expects \(expected.words) for \(scopes); as of \(clock.words) it is \(period.words)."
      ]
    case .notAsSet(_, let seen, let set):
      ["The response shows \(seen.words); the latest change in these logs set \(set.words)."]
    case .afterEnd(_, let time): ["The change is dated \(time.words)."]
    }
  }
}
