internal import RetentionFindings
internal import RetentionModel

// How an entry reads where it has one line, and views where several have one.

extension Entry {
  /// What it moved, did in vain, or showed.
  var compactWords: String {
    switch kind {
    case .change: moveWords ?? event.call.eventName
    case .attempt: "failed attempt" + (compactRequest.map { ": \($0)" } ?? "")
    case .access where event.isFailure: "view failed"
    case .access: "viewed" + (moveWords.map { ": \($0)" } ?? "")
    }
  }

  /// The same where that is all that is seen of it: whether its records can be relied on as well.
  var lineWords: String { isUndisputed ? compactWords : "\(compactWords); disputed" }

  /// What it moved, what destroys first; else all that it left as it was.
  var mainChanges: [Entry.Change] {
    let moves = changes.filter { $0.effect != .unchanged }
    let cuts = moves.filter { [.shortened, .turnedOn].contains($0.effect) }
    return moves.isEmpty ? changes : cuts + moves.filter { !cuts.contains($0) }
  }

  private var moveWords: String? {
    let moves = mainChanges.map { (name: $0.scope.plural, words: $0.compactWords) }
    return event.call.service.scopes.joined(moves)
  }

  private var compactRequest: String? {
    let scopes = event.call.service.scopes
    return scopes.joined(
      scopes.compactMap { scope in
        event.requested.setting(of: scope)?.words.map { (name: scope.plural, words: $0) }
      })
  }
}

extension [Scope] {
  /// What holds for scopes, said once where the same holds for all; nil where nothing is said.
  func joined(_ parts: [(name: String, words: String)]) -> String? {
    guard let first = parts.first else { return nil }
    if parts.count == count, parts.allSatisfy({ $0.words == first.words }) { return first.words }
    return parts.map { "\($0.name) \($0.words)" }.joined(separator: "; ")
  }
}

extension Entry.Change {
  /// `1095 → 1 day`, `set to 30 days`.
  fileprivate var compactWords: String {
    guard effect == .shortened || effect == .lengthened else { return movementWords }
    return "\(before.days.map { "\($0)" } ?? before.words) → \(after.words)"
  }

  private var movementWords: String {
    switch effect {
    case .set: "set to \(after.words)"
    case .unchanged: "\(after.words), unchanged"
    case .unknown where before == .unknown: "not known"
    case .unknown: "\(before.words) → not known"
    default: "\(before.words) → \(after.words)"
    }
  }
}

extension Severity {
  /// The severity in at most eight letters.
  var shortWord: String { self == .informational ? "info" : rawValue }
}

extension [Entry] {
  /// Whose views these are.
  var compactCallers: String {
    let count = callerCount
    return count == 1 ? self[0].event.actor.shortName : count.counted("caller")
  }

  /// `12 views until 2024-07-23, 2 failed`
  var compactWords: String {
    let failed = failures > 0 ? ", \(failures) failed" : ""
    return "\(count.counted("view")) until \(self[count - 1].event.eventTime.date)\(failed)"
  }

  /// `12 views of the settings by 3 callers, the last on 2024-07-23 15:36:08Z`
  var viewWords: String {
    let callers = callerCount == 1 ? self[0].event.who : callerCount.counted("caller")
    let failed = failures > 0 ? "; \(failures) of them failed" : ""
    let last = self[count - 1].event.eventTime.words
    return "\(count) views of the settings by \(callers), the last on \(last)\(failed) (--views lists them)"
  }

  private var callerCount: Int { Set(map { ExactText($0.event.actor.name) }).count }

  private var failures: Int { self.filter(\.event.isFailure).count }
}

extension Report {
  /// What a compact history leaves out.
  func compactNotice(of entries: [Entry]) -> String {
    let doubtful = entries.count { !$0.caveats.isEmpty }
    let caveats =
      doubtful > 0
      ? "; \(doubtful.counted("entry", "entries")) with a caveat that only that view shows" : ""
    return
      "Compact: a line for each of \(entries.count.counted("entry", "entries")), with its worst finding. --full shows all that is known of each\(caveats)."
  }
}

// What a large page says of itself.

extension Report {
  /// Where the details are, and the charts; nothing where all of it is in the page.
  func notices(of size: PageSize) -> [String] {
    guard size.isLarge else { return [] }
    let charts = size.charted.count
    return [detailsNotice(of: size)] + (charts < timelines.count ? [chartsNotice(of: charts)] : [])
  }

  private func detailsNotice(of size: PageSize) -> String {
    let events = contents == .findings ? "" : "\(size.events.counted("event")) and "
    return
      "This page has one line for each of \(events)\(findings.count.counted("finding")). A line opens to its record, its evidence and its findings, which are stored compressed in this page and need its script. Without it: retention-trail explain EVENTID shows all about one event, and --format json all about all."
  }

  /// What a large page says where what its lines open to cannot be opened.
  static let unopenedWords =
    "The details of some lines cannot be opened or searched here: this page is damaged, or this browser cannot decompress them. retention-trail explain EVENTID shows all about one event."

  /// What is said on paper where there are too many findings for more than a line each.
  static let crowdedWords =
    "On paper each finding has one line. Its sentences and events are in this page on a screen, and in --format json."

  private func chartsNotice(of count: Int) -> String {
    "Charts are drawn for \(count) of \(timelines.count) accounts, those with the most severe findings first. --aws-account and --chime-account show another one with its chart."
  }
}

extension LikeFindings {
  /// `Temporary reduction of the retention of rooms to 30 days (dip): 7 findings`
  var words: String {
    let state = kind.isSuppressed ? ", suppressed by the policy" : ""
    return "\(kind.title.text) (\(kind.rule.text)): \(findings.count.counted("finding"))\(state)"
  }
}

extension Int {
  /// `1 entry`, `2 entries`.
  func counted(_ noun: String, _ plural: String) -> String { "\(self) \(self == 1 ? noun : plural)" }
}
