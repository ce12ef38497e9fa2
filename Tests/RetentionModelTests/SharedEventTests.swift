@testable import TestSupport
import RetentionModel
import Testing

@Suite("Records that share a sharedEventID")
struct SharedEventTests {
  @Test("are one entry in each account's timeline")
  func severalAccounts() {
    let records = ["1", "2", "3"].map { record("e-\($0)", account: $0, shared: "s-1") }
    let timelines = EventHistory(records).timelines
    #expect(timelines.map(\.subject.recipientAccountId) == ["1", "2", "3"])
    #expect(timelines.map { $0.entries.map(\.event.eventID) } == [["e-1"], ["e-2"], ["e-3"]])
  }

  @Test("are one entry in one account, with the places of them all, in any order of the input")
  func oneAccount() {
    let records = [
      record("e-2", account: "1", shared: "s-1"), record("e-1", account: "1", shared: "s-1"),
      record("e-3", account: "1", shared: "s-1"), record("e-4", account: "1", shared: "s-2"),
      record("e-5", account: "1", shared: nil), record("e-6", account: "1", shared: nil),
    ]
    for texts in [records, records.reversed()] {
      let history = EventHistory(texts)
      let entries = history.timelines.flatMap(\.entries)
      #expect(entries.map(\.event.eventID) == ["e-1", "e-4", "e-5", "e-6"])
      #expect(entries.map(\.evidence.count) == [3, 1, 1, 1])
      #expect(entries.allSatisfy { $0.evidence == $0.evidence.sorted() })
    }
  }

  @Test("do not hide each other's purges: one action opens one")
  func purges() {
    let records = [
      recorded("1970-01-01T00:00:00Z put each=off id=e-0 account=1"),
      record("e-1", account: "1", shared: "s-1"), record("e-2", account: "1", shared: "s-1"),
    ]
    let changes = EventHistory(records).timelines.flatMap(\.entries).flatMap(\.changes)
    #expect(changes.filter { $0.effect == .turnedOn }.count == 2)
    #expect(changes.compactMap(\.purge).count == 2)
    #expect(changes.contains { $0.effect == .unchanged } == false)
  }

  private func record(_ id: String, account: String, shared: String?) -> String {
    recorded(
      "2020-09-13T12:26:40Z put each=30 id=\(id) account=\(account)" + (shared.map { " shared=\($0)" } ?? ""))
  }
}
