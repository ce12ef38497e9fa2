@testable import TestSupport
@testable import RetentionModel
import Testing

@Suite("Bodies without an account, under an eventID of many accounts")
struct SharedBodyTests {
  private static func accounts(_ count: Int) -> [String] {
    (0..<count).map {
      recorded("2024-01-01T00:00:00Z put each=900 id=e-1 account=\(100_000_000_000 + $0)")
    }
  }

  private static func unowned(_ days: Int, _ words: String = "") -> String {
    recorded("2024-01-01T00:00:00Z put each=\(days) id=e-1 account=- \(words)")
  }

  /// The entries where each record stands at the place of its index, in whichever order they are read.
  private func entries(of records: [String], readBackwards: Bool = false) -> [(
    subject: Subject, entry: Entry
  )] {
    var history = EventHistory()
    let numbered = Array(records.enumerated())
    for (number, record) in readBackwards ? numbered.reversed() : numbered {
      history.insert(record, path: "\(1000 + number).json")
    }
    return history.timelines.flatMap { timeline in timeline.entries.map { (timeline.subject, $0) } }
  }

  @Test("are all kept, in few pairs, the worst in every account")
  func productOfAccountsAndBodies() throws {
    let entries = entries(of: Self.accounts(200) + (1...300).map { Self.unowned($0) }).map(\.entry)
    #expect(entries.count == 200)
    #expect(entries.map(\.others.count).reduce(0, +) <= AccountBodies.sharedPairs + 300)
    #expect(Set(entries.flatMap(\.evidence)).count == 500)
    for entry in entries {
      #expect(entry.others.contains { $0.event.requested.setting(of: .room) == .kept(.days(1)) })
    }
  }

  @Test("are of few pairs as well where each of one account names another resource, and each judges its own")
  func manyResources() {
    let bodies = (0..<300).map { recorded("2024-01-01T00:00:00Z put each=\($0 + 1) id=e-1 resource=c-\($0)") }
    let found = entries(of: bodies)
    #expect(found.count == 300)
    #expect(found.map(\.entry.others.count).reduce(0, +) <= AccountBodies.sharedPairs)
    #expect(Set(found.map(\.subject.resource)).count == 300)
    for (subject, entry) in found {
      #expect(entry.event.resource == subject.resource && !entry.others.isEmpty)
    }
  }

  @Test("that tie are shared in the order of their places, not in that of reading")
  func ties() {
    // They differ only in what no order of events looks at.
    let records = Self.accounts(200) + (0..<100).map { Self.unowned(1, #"with="n":\#($0)"#) }
    func places(_ backwards: Bool) -> [Subject: [[Evidence]]] {
      let found = entries(of: records, readBackwards: backwards)
      return Dictionary(found.map { ($0.subject, $0.entry.others.map(\.evidence)) }) { $1 }
    }
    let forwards = places(false)
    #expect(forwards.count == 200)
    #expect(places(true) == forwards)
  }

  @Test("of one resource do not crowd out another's")
  func decoys() {
    let decoys = (0..<100).map { Self.unowned(1, #"resource=decoy with="n":\#($0)"#) }
    let found = entries(of: Self.accounts(200) + decoys + [Self.unowned(5, "resource=real")])
    let accounts = Set(found.map(\.subject.recipientAccountId)).filter { $0.hasPrefix("1000") }
    #expect(accounts.count == 200)
    for account in accounts {
      let bodies = found.filter { $0.subject.recipientAccountId == account }.flatMap {
        [$0.entry.event] + $0.entry.others.map(\.event)
      }
      #expect(bodies.contains { $0.resource == "real" })
    }
  }
}
