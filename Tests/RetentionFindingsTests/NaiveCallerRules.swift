@testable import TestSupport
import RetentionModel

// The rules that look at what one caller did, written down as their summaries read.

struct NaiveCallerRules {
  /// Of all accounts, in order.
  let calls: [NaiveCall]
  /// The first moment that the logs speak of.
  let start: Int

  var findings: [NaiveFinding] {
    let allowed = deniedThenAllowed
    // Who was allowed in the end is told of once.
    let denied = denied.filter { run in !allowed.contains { $0.ids.contains(run.ids[0]) } }
    return allowed + denied + bulk + firstSeen
  }

  private func ofOneCaller(_ calls: [NaiveCall], inOneAccount: Bool = true) -> [[NaiveCall]] {
    func key(_ call: NaiveCall) -> [String] { inOneAccount ? [call.caller, call.account] : [call.caller] }
    return Set(calls.map(key)).map { group in calls.filter { key($0) == group } }
  }

  private var denied: [NaiveFinding] {
    ofOneCaller(calls.filter { $0.isPut && $0.isDenied }).flatMap { $0.chains(within: 3600) }
      .filter { $0.count >= 3 }
      .map { NaiveFinding(rule: "denied-attempts", ids: $0.map(\.id)) }
  }

  /// From each change back: what was refused before it, none more than a day before the next.
  private var deniedThenAllowed: [NaiveFinding] {
    ofOneCaller(calls.filter { $0.isPut && ($0.isDenied || !$0.isFailed) }).flatMap { calls in
      calls.indices.filter { calls[$0].isChange }.compactMap { index in
        var story = [calls[index]]
        for earlier in calls[..<index].reversed() {
          guard earlier.isDenied, story[0].time - earlier.time <= 86_400 else { break }
          story.insert(earlier, at: 0)
        }
        return story.count == 1 ? nil : NaiveFinding(rule: "denied-then-allowed", ids: story.map(\.id))
      }
    }
  }

  private var bulk: [NaiveFinding] {
    ofOneCaller(calls.filter { $0.isChange && $0.isCut }, inOneAccount: false)
      .flatMap { $0.chains(within: 3600) }
      .filter { Set($0.map(\.place)).count >= 3 }
      .map { NaiveFinding(rule: "bulk-shortening", ids: $0.map(\.id)) }
  }

  private var firstSeen: [NaiveFinding] {
    Set(calls.map(\.account)).flatMap { account -> [NaiveFinding] in
      let calls = calls.filter { $0.account == account }
      let changes = Set(calls.map(\.caller)).compactMap { firstChange(of: $0, among: calls) }
        .sorted(by: NaiveCall.comesFirst)
      // Where the logs are too short, that is said once.
      let short = changes.filter { $0.time < start + 30 * 86_400 }.dropFirst().map(\.id)
      return changes.filter { !short.contains($0.id) }
        .map { NaiveFinding(rule: "first-seen-principal", ids: [$0.id]) }
    }
  }

  /// The first change by a caller who is new, but not the first of all.
  private func firstChange(of caller: String, among calls: [NaiveCall]) -> NaiveCall? {
    let own = calls.filter { $0.caller == caller }
    guard let first = own.map(\.time).min(), calls.contains(where: { $0.time < first }) else { return nil }
    return own.first { $0.isChange && $0.time <= first + 7 * 86_400 }
  }
}
