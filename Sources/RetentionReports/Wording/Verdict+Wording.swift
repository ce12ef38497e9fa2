internal import RetentionFindings
internal import RetentionModel

// How what a report comes to reads. Where a report has one account, it is not named again.

extension Verdict {
  /// `Verdict, as of 2024-05-10 23:59:59Z, if nothing changed after the logs end`
  var title: String {
    let isUnknown = cautions.contains { if case .unknownReach = $0 { true } else { false } }
    let caveat = reach.end != nil || isUnknown ? ", if nothing changed after the logs end" : ""
    return "Verdict, as of \(moment.words)\(caveat)"
  }

  /// Whether there is nothing that it could be about.
  var isEmpty: Bool { cautions.contains(.noEvent) || cautions.contains(.noneSelected) }

  /// What is said first where nothing needs a look.
  static let calmWords =
    "Nothing to act on in the time covered: nothing is hidden, no change deleted messages, and no finding is medium or above"

  /// What is said where nothing can be restored.
  static let nothingRestorableWords = "No messages are hidden that could be restored"

  /// Whether it is said that nothing can be restored.
  var saysNothingRestorable: Bool {
    let isUnknown = cautions.contains { if case .unknownFates = $0 { true } else { false } }
    return restorable.count + deadlines.count == 0 && !isEmpty && !isCalm && !isUnknown
  }

  /// The pending deletions that are listed, but for those of which it is said what they hide.
  var furtherDeadlines: [Deadline] {
    deadlines.listed.filter { deadline in
      !restorable.listed.contains {
        $0.subject == deadline.subject && $0.scopes == deadline.scopes && $0.until == deadline.due
      }
    }
  }

  /// The scopes of an earlier item that the same command restores; nil where there is none.
  private func scopesRestoredBefore(_ index: Int) -> [Scope]? {
    let own = restorable.listed[index]
    return restorable.listed[..<index].first {
      own.command != nil && $0.command == own.command && $0.subject == own.subject
    }?.scopes
  }

  /// What is said of an item of those that can be restored, with the command where it is not shown before.
  /// - Parameters:
  ///   - index: of the item in `restorable.listed`.
  ///   - isNamed: whether the account is named.
  func restorableLine(_ index: Int, isNamed: Bool) -> (words: String, command: String?) {
    let each = restorable.listed[index]
    let words = each.words(isNamed: isNamed)
    guard let scopes = scopesRestoredBefore(index) else { return (words, each.command) }
    return ("\(words); the command that restores \(scopes.words) restores them as well", nil)
  }

  /// The losses that are listed: of several accounts, only those that a change caused.
  func shownLosses(isNamed: Bool) -> [Loss] {
    isNamed ? losses.listed.filter { $0.causes.count > 0 } : losses.listed
  }

  /// How many other losses there are, by kind.
  func furtherLossWords(isNamed: Bool) -> [(words: String, isByChange: Bool)] {
    let shown = shownLosses(isNamed: isNamed)
    let changes = cuts - shown.count { $0.causes.count > 0 }
    let expiries = losses.count - cuts - shown.count { $0.causes.count == 0 }
    return [
      (
        "\(changes.counted("more case")) of messages that a change deleted, probably deleted, or may have deleted",
        true,
        changes
      ),
      (
        "\(expiries.counted("case")) of messages that grew older than their period, with no known change behind it",
        false, expiries
      ),
    ].filter { $0.2 > 0 }.map { ($0.0, $0.1) }
  }

  /// Whether it says all of what became of the messages of some histories.
  /// - Parameter isNamed: whether accounts are named, so that not each loss is listed.
  func saysAll(of timelines: [Timeline], isNamed: Bool) -> Bool {
    timelines.count == 1 && !(isNamed && losses.count > cuts)
      && restorable.more + deadlines.more + losses.more == 0
  }

  /// `97 % of the time of these logs, in 2 accounts and Regions; …`
  /// - Parameter isRequested: whether it is about times that were asked for.
  func reachWords(isRequested: Bool) -> String {
    guard reach.places > 0 else { return "Nothing is known to be covered" }
    let places = "\(reach.places) \(reach.places == 1 ? "account and Region" : "accounts and Regions")"
    let time = isRequested ? "the requested time" : "the time from the first log to the last"
    let share = reach.share?.percent.map { "\($0) % of \(time)" } ?? "How much of \(time) is not known"
    let alone =
      reach.fromEventsAlone > 0
      ? "; \(reach.fromEventsAlone == reach.places ? "" : "\(reach.fromEventsAlone) ")from retention events alone"
      : ""
    let moment =
      reach.momentary > 0
      ? "; \(reach.momentary == reach.places ? "" : "\(reach.momentary) ")seen at one moment alone" : ""
    let end = reach.end.map { end in
      "; \(reach.places == 1 ? "the logs end on" : "the first to end do so on") \(end.words)"
    }
    return "\(share), in \(places)\(alone)\(moment)\(end ?? "")"
  }

  /// `Not shown: 2 accounts, 1 finding (1 high), 1 pending deletion`; nil where nothing else is left out than by a view.
  var elsewhereWords: String? {
    let count = hidden.findingsElsewhere.values.reduce(0, +)
    let parts: [(Int, String)] = [
      (hidden.accounts, hidden.accounts.counted("account")),
      (hidden.eventsElsewhen, "\(hidden.eventsElsewhen.counted("event")) of other times"),
      (count, "\(count.counted("finding"))\(hidden.findingsElsewhere.detail)"),
      (hidden.restorable, "\(hidden.restorable.counted("case")) of hidden messages that can be restored"),
      (hidden.deadlines, hidden.deadlines.counted("pending deletion")),
      (hidden.cuts, "\(hidden.cuts.counted("case")) of messages that a change deleted"),
    ]
    let words = parts.filter { $0.0 > 0 }.map(\.1)
    return words.isEmpty ? nil : "Not shown: \(words.joined(separator: ", "))"
  }
}

// What is said of the rest where only the most pressing are listed.

extension Verdict {
  var moreRestorableWords: String? {
    restorable.more > 0
      ? "\(restorable.more.counted("more case")) of messages that can be restored until later" : nil
  }

  var moreDeadlineWords: String? {
    deadlines.more > 0 ? "\(deadlines.more.counted("more deletion")) pending, with later deadlines" : nil
  }
}

extension [Severity: Int] {
  /// ` (1 high, 2 low)`; nothing where there are none.
  var detail: String {
    let parts = Severity.allCases.reversed().compactMap { severity in
      self[severity].map { "\($0) \(severity.rawValue)" }
    }
    return parts.isEmpty ? "" : " (\(parts.joined(separator: ", ")))"
  }
}

extension Verdict.Caution {
  /// A sentence without its full stop.
  var words: String {
    switch self {
    case .noEvent: "Nothing to judge: no retention event was read"
    case .noneSelected: "Nothing to judge: no retention event matches these filters"
    case .unknownNames(let count):
      "\(count) of the requested accounts \(count == 1 ? "does" : "do") not occur in these logs"
    case .incompleteInput(let count):
      "Input incomplete: \(count.counted("problem")); what was not read is not judged"
    case .holes(let count):
      "The logs have \(count == 1 ? "a hole" : "\(count) holes"); a change in \(count == 1 ? "it" : "one of them") would not be seen"
    case .disputedEvents(let count):
      "\(count.counted("event")) in doubt: records contradict each other, or stand behind a fault; the worst is judged"
    case .unknownReach(let count):
      "For \(count.counted("account")) nothing shows which logs would have a change"
    case .unknownFates(let count):
      "It is not known whether \(count.counted("deletion")) \(count == 1 ? "was" : "were") cancelled: until the deadline the messages may still be restorable, after it they may be deleted"
    case .silences(let count):
      count == 1
        ? "A gap of more than 7 days between logs; a change in it may not have been seen"
        : "\(count) gaps of more than 7 days between logs; a change in one of them may not have been seen"
    }
  }

  /// Whether nothing else can be said than this.
  var ink: Ink {
    switch self {
    case .noEvent, .noneSelected, .incompleteInput: .alarm
    default: .caution
    }
  }
}

extension [Scope] {
  /// `rooms and conversations`
  var words: String { map(\.plural).joinedByAnd }
}

extension [String] {
  /// `a`, `a and b`, `a, b and c`
  fileprivate var joinedByAnd: String {
    count < 2
      ? joined() : "\(dropLast().joined(separator: ", ")) and \(self[count - 1])"
  }
}

extension Verdict.Few<Verdict.Cause> {
  /// `caused by ID and ID`, `caused by ID, ID and 7 more`; nil where there is none.
  fileprivate var words: String? {
    guard count > 0 else { return nil }
    let names = listed.map(\.eventID.reference) + (more > 0 ? ["\(more) more"] : [])
    return "caused by \(names.joinedByAnd)"
  }
}

extension Verdict.Decision {
  /// ` (cancelled on 2024-05-16 13:48:40Z)`
  fileprivate var words: String { " (\(outcome.plainWord) on \(time.words))" }
}

extension Verdict.Restorable {
  /// `Hidden, and restorable until 2024-06-04 03:07:52Z: messages of rooms from … to …; caused by …`
  /// - Parameter isNamed: whether the account is named.
  func words(isNamed: Bool) -> String {
    let range = from.map { "from \($0.words) to \(to.words)" } ?? "before \(to.words)"
    let whose = isNamed ? " of \(subject.words)" : ""
    let fate =
      isServiceOver
      ? "Hidden, and deleted on \(until.words), as the service has ended"
      : "Hidden, and restorable until \(until.words)\(isEstimated ? " (estimated)" : "")"
    let parts = [
      "\(fate): messages of \(scopes.words)\(whose) \(range)\(decision?.words ?? "")", causes.words,
    ]
    return parts.compactMap(\.self).joined(separator: "; ")
  }
}

extension Verdict.Deadline {
  /// `Deletion pending, caused by ID, due 2024-06-04 03:07:52Z: messages of rooms`
  /// - Parameter isNamed: whether the account is named.
  func words(isNamed: Bool) -> String {
    let doubt = isDisputed ? "; only records in doubt say so" : ""
    let whose = isNamed ? " of \(subject.words)" : ""
    return
      "Deletion pending, caused by \(cause.eventID.reference), due \(due.words)\(isEstimated ? " (estimated)" : ""): messages of \(scopes.words)\(whose)\(decision?.words ?? "")\(doubt)"
  }
}

extension Verdict.Loss {
  /// `Deleted: messages of rooms before …; probably deleted: those from … to …`
  /// - Parameter isNamed: whether the account is named.
  func words(isNamed: Bool) -> String {
    let whose = "messages of \(scopes.words)\(isNamed ? " of \(subject.words)" : "")"
    let proven = provenBefore.flatMap { proven in from.map { proven > $0 } ?? true ? proven : nil }
    var parts: [String] = []
    if let proven { parts.append("Deleted: \(whose) \(range(from, proven))") }
    if proven != before {
      let start = proven ?? from
      let rest = range(start, before)
      parts.append(proven == nil ? "Probably deleted: \(whose) \(rest)" : "probably deleted: those \(rest)")
    }
    if let words = causes.words {
      parts.append(
        isPossible
          ? "perhaps \(words): the period before is not in these logs, and the last one known was longer"
          : words)
    } else if from != nil {
      parts.append("they grew older than the period")
    }
    if isDisputed { parts.append("some of it by records in doubt alone") }
    return parts.joined(separator: "; ")
  }

  private func range(_ from: Instant?, _ to: Instant) -> String {
    from.map { "from \($0.words) to \(to.words)" } ?? "before \(to.words)"
  }
}
