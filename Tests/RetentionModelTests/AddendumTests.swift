@testable import TestSupport
import RetentionModel
import Testing

@Suite("An addendum with updated data")
struct AddendumTests {
  /// A record, and which one it corrects.
  struct Correction {
    var id: String?
    var corrects: String?
    var time = 0
    var days = 30
  }

  struct Case: CustomTestStringConvertible {
    var testDescription: String
    var records: [Correction]
    /// What stands, in order.
    var expected: [String]
  }

  private static let cases = [
    Case(
      testDescription: "plain", records: [.init(id: "a"), .init(id: "b", corrects: "a")], expected: ["b"]),
    Case(
      testDescription: "chain",
      records: [.init(id: "a"), .init(id: "b", corrects: "a"), .init(id: "c", corrects: "b")], expected: ["c"]
    ),
    Case(
      testDescription: "chain whose middle is missing",
      records: [.init(id: "a"), .init(id: "c", corrects: "b")], expected: ["a", "c"]),
    Case(
      testDescription: "two corrections of one, the later counts",
      records: [
        .init(id: "a"), .init(id: "b", corrects: "a", time: 2), .init(id: "c", corrects: "a", time: 1),
      ], expected: ["b"]),
    Case(
      testDescription: "two corrections in one second, the later eventID counts",
      records: [.init(id: "a"), .init(id: "b", corrects: "a"), .init(id: "c", corrects: "a")], expected: ["c"]
    ),
    Case(
      testDescription: "two corrections of an event that is not there",
      records: [.init(id: "b", corrects: "a", time: 2), .init(id: "c", corrects: "a", time: 1)],
      expected: ["b"]),
    Case(
      testDescription: "an event that is not there",
      records: [.init(id: "a"), .init(id: "b", corrects: "x")],
      expected: ["a", "b"]),
    Case(
      testDescription: "earlier than what it corrects",
      records: [.init(id: "a", time: 9), .init(id: "b", corrects: "a", time: 1)], expected: ["b"]),
    Case(
      testDescription: "ring",
      records: [.init(id: "a", corrects: "b"), .init(id: "b", corrects: "a"), .init(id: "c")],
      expected: ["a", "b", "c"]),
    Case(
      testDescription: "ring of three",
      records: [.init(id: "a", corrects: "c"), .init(id: "b", corrects: "a"), .init(id: "c", corrects: "b")],
      expected: ["a", "b", "c"]),
    Case(testDescription: "itself alone", records: [.init(id: "a", corrects: "a")], expected: ["a"]),
  ]

  @Test("replaces what it corrects, in any order of the input", arguments: cases)
  func replaces(example: Case) {
    for seed in 0..<UInt64(8) {
      var random = SeededRandom(seed: seed)
      let texts = example.records.shuffled(using: &random).map(text)
      let entries = EventHistory(texts).timelines.flatMap(\.entries)
      #expect(entries.compactMap(\.event.eventID) == example.expected, "seed \(seed)")
      #expect(entries.count == example.expected.count, "seed \(seed)")
    }
  }

  @Test("sets what it says, not what the corrected record said")
  func settings() throws {
    let records = [Correction(id: "a", days: 1), Correction(id: "b", corrects: "a", days: 365)]
    let timeline = try #require(EventHistory(records.map(text)).timelines.first)
    #expect(timeline.state(at: Instant(seconds: 1))[0].period == .days(365))
    #expect(timeline.entries.flatMap(\.changes).map(\.before) == [.unknown, .unknown])
  }

  @Test("under the eventID that it corrects is a conflict, in which both bodies are judged")
  func sameEventID() {
    let records = [Correction(id: "a", days: 1), Correction(id: "a", corrects: "a", days: 365)].map(text)
    for texts in [records, records.reversed()] {
      let entries = EventHistory(texts).timelines.flatMap(\.entries)
      let periods =
        entries.flatMap(\.changes).map(\.after) + entries.flatMap(\.others).flatMap(\.changes).map(\.after)
      #expect(Set(periods) == [.days(365), .days(1)])
      #expect(entries.map(\.conflictingBodies.count) == [1])
      #expect(entries.map(\.evidence.count) == [2])
    }
  }

  @Test("needs no eventID of its own; the later of two still counts alone")
  func withoutEventID() {
    let records = [
      Correction(id: "a"), Correction(corrects: "a", time: 1, days: 60),
      Correction(corrects: "a", time: 2, days: 90),
    ]
    let entries = EventHistory(records.map(text)).timelines.flatMap(\.entries)
    #expect(entries.map { $0.changes.first?.after } == [.days(90)])
  }

  @Test("corrects nothing of another account, so that no log can erase another's events")
  func otherAccount() {
    let correction = text(Correction(id: "b", corrects: "a")).replacing("111122223333", with: "2")
    let entries = EventHistory([text(Correction(id: "a")), correction]).timelines.flatMap(\.entries)
    #expect(entries.map(\.event.eventID) == ["a", "b"])
  }

  private func text(_ record: Correction) -> String {
    let id = record.id ?? "-"
    let corrects = record.corrects.map { " corrects=\($0)" } ?? ""
    return recorded("\(Instant(seconds: Int64(record.time))) put each=\(record.days) id=\(id)\(corrects)")
  }
}
