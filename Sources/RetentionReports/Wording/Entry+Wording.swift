internal import RetentionModel

// How an entry reads, whole on one line or in parts.

extension Entry {
  /// What happened, who did it and from where, for formats whose readers see a message before anything else.
  /// - Parameter shown: the changes that are shown, of those that it made.
  func words(of shown: [Entry.Change]) -> String {
    let changes = shown.map { "\($0.words(isView: kind == .access)) (\($0.certainty.words))" }.joined(
      separator: "; ")
    let caller = "by \(event.who), \(event.address)"
    return switch kind {
    case .change: "\(changes); \(caller)"
    case .attempt: "\(event.attempt): \(event.failure); \(caller)"
    case .access where shown.isEmpty: "settings viewed \(caller)\(event.failedOutcome)"
    case .access: "settings viewed \(caller): \(changes)"
    }
  }

  /// How many other records there are that are not listed; nil where all are.
  /// - Parameter listed: how many are at most.
  func wordsOfMore(than listed: Int) -> String? {
    others.count > listed
      ? "\((others.count - listed).counted("more record")) of this event; --format json lists all" : nil
  }

  /// What has to be known of its record before anything is built on it, each under a name.
  var caveats: [(name: String, words: String)] {
    var caveats: [(name: String, words: String)] = []
    if event.isFromColumns {
      caveats.append(
        (
          "rebuilt",
          "from the columns of a query's result, not from CloudTrail's own record; what was not selected is not known"
        ))
    }
    let conflicts = others.count { $0.standing == .conflicting }
    if conflicts > 0 {
      caveats.append(("in conflict", "\(conflicts) more with this eventID and other contents"))
    }
    let replaced = others.count { $0.standing == .replaced }
    if replaced > 0 {
      caveats.append(
        ("corrected", "\(replaced.counted("record")) that this one says it corrects; both are judged"))
    }
    if let correctedBy {
      caveats.append(
        ("in doubt", "\(correctedBy.printable), of other settings, says that it corrects this record"))
    }
    if !otherAccounts.isEmpty {
      caveats.append(
        (
          "in conflict",
          "another AWS account has an event of this eventID: \(otherAccounts.map(\.printable).joined(separator: ", "))"
        ))
    }
    if isAfterFault {
      caveats.append(
        ("in doubt", "found behind a fault of its input, where planted text can look like a record"))
    }
    if let words = evidence.alterationWords { caveats.append(("altered", words)) }
    return caveats
  }
}

extension Entry.Kind {
  /// In the order in which they are counted.
  static let counted: [Entry.Kind] = [.change, .attempt, .access]

  /// `change`, `failed attempt`, `view`.
  var words: String {
    switch self {
    case .change: "change"
    case .attempt: "failed attempt"
    case .access: "view"
    }
  }
}

extension OtherBody {
  /// `e-1, 2024-05-05 03:07:52Z: rooms: 365 days → 1 day, shortened; by svc (IAMUser), from 203.0.113.66`
  var words: String {
    let what =
      changes.isEmpty
      ? event.call.eventName : changes.map { $0.words(isView: false) }.joined(separator: "; ")
    return "\(event.reference), \(event.eventTime.words): \(what); by \(event.who), \(event.address)"
  }
}

extension [Evidence] {
  /// What digests say of the files that a record stands in; nil where none of them is altered.
  var alterationWords: String? {
    let altered = filter { $0.alteration != nil }
    guard let first = altered.first, let reason = first.alteration else { return nil }
    let others = count - altered.count
    return "its file \(first.path.printable) is altered: \(reason.words)"
      + (others > 0 ? "; \(others.counted("other file")) with it \(others == 1 ? "is" : "are") not" : "")
  }
}
