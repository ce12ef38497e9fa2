@testable import TestSupport
import CloudTrailRecords

@testable import RetentionFindings
@testable import RetentionModel

/// A call as the naive rules see it: what the lines told of the caller, and the periods of the timeline.
struct NaiveCall {
  var id = ""
  var time = 0
  var account = ""
  /// Whose settings they are, with the account.
  var place = ""
  var caller = ""
  var isPut = false
  var isFailed = false
  var isDenied = false
  var periods: [NaivePeriod] = []

  var isChange: Bool { isPut && !isFailed }
  var isCut: Bool { periods.contains(where: \.isCut) }

  /// By time, then by ID.
  static func comesFirst(_ a: NaiveCall, _ b: NaiveCall) -> Bool { (a.time, a.id) < (b.time, b.id) }
}

/// What a call made of one scope's period, in seconds; nil is unknown, and for ever is longer than any number.
struct NaivePeriod {
  static let forEver = Int.max

  var scope = ""
  var before: Int?
  var after: Int?
  var purge: String?
  /// Whether the call itself said something of the scope.
  var isTold = false

  var isCut: Bool {
    guard let before, let after else { return false }
    return after < before
  }
}

/// What a naive rule finds.
struct NaiveFinding: Hashable, CustomStringConvertible {
  var rule: String
  var scope: String?
  var ids: [String]

  var description: String { "\(rule) \(scope ?? "-") \(ids.sorted().joined(separator: ","))" }
}

extension RandomCalls {
  /// The calls of all accounts, in order.
  func naiveCalls(_ investigation: Investigation) -> [NaiveCall] {
    var words: [String: [String: String]] = [:]
    for line in lines {
      let parts = line.split(separator: " ")
      let pairs = parts.dropFirst(2).map { $0.split(separator: "=", maxSplits: 1) }
      var told = Dictionary(uniqueKeysWithValues: pairs.map { (String($0[0]), String($0[1])) })
      told["verb"] = String(parts[1])
      words[told["id"] ?? ""] = told
    }
    let calls = investigation.timelines.flatMap { timeline in
      timeline.entries.map { entry in
        NaiveCall(entry, words[entry.event.eventID ?? ""] ?? [:], of: timeline.subject)
      }
    }
    return calls.sorted(by: NaiveCall.comesFirst)
  }
}

extension NaiveCall {
  init(_ entry: Entry, _ words: [String: String], of subject: Subject) {
    id = words["id"] ?? ""
    time = Int(entry.event.eventTime.seconds)
    account = words["account"] ?? "111122223333"
    place = "\(account) \(subject.service.id) \(subject.resource)"
    let by = words["by"] ?? ""
    // A role is one caller, whatever its session is called.
    caller = (words["caller"] ?? account) + (by.hasPrefix("user/") ? by : String(by.prefix { $0 != "/" }))
    isPut = entry.event.call.isChange
    isFailed = words["error"] != nil
    isDenied = words["error"]?.contains("Denied") ?? false
    periods = entry.changes.map { change in
      let scope = change.scope.id
      return NaivePeriod(
        scope: scope, before: NaiveCall.seconds(change.before), after: NaiveCall.seconds(change.after),
        purge: change.purge?.outcome.rawValue,
        isTold: words["request"] == "null" || words["verb"] == "queue-delete" || words[scope] != nil
          || words["reported.\(scope)"] != nil)
    }
  }

  private static func seconds(_ period: Period) -> Int? {
    period == .unlimited ? NaivePeriod.forEver : period.seconds
  }
}
