@testable import TestSupport
import RetentionFindings
import Testing

@testable import RetentionModel
@testable import RetentionReports

@Suite("What was deleted, and by what")
struct LossTests {
  /// The losses of rooms, what changes deleted first.
  private static func losses(_ history: String, asOf: String = "2026-01-01T00:00:00Z") throws -> [Verdict
    .Loss]
  {
    try Report(judging: history, asOf: asOf).verdict.losses.listed.filter { $0.scopes.contains(.room) }
  }

  private static func time(_ date: String) -> Instant? { Instant(timestamp: "\(date)T00:00:00Z") }

  @Test("a cut that was averted in part deleted the rest, and one that another replaced says from when on")
  func partly() throws {
    let partly = try Report(
      judging: """
        2021-01-01T00:00:00Z put each=1095 id=e-1
        2024-01-01T00:00:00Z put each=1 id=e-2
        2024-01-10T00:00:00Z put each=2 id=e-3
        """, asOf: "2026-01-01T00:00:00Z"
    ).verdict
    #expect(partly.cuts == 1 && partly.losses.listed.first?.causes.listed.map(\.eventID) == ["e-2"])
    let twice = try Report(
      judging: """
        2021-01-01T00:00:00Z put each=1095 id=e-1
        2024-01-01T00:00:00Z put each=30 id=e-2
        2024-01-10T00:00:00Z put each=1 id=e-3
        """, asOf: "2026-01-01T00:00:00Z"
    ).verdict
    let loss = try #require(twice.losses.listed.first)
    #expect(loss.causes.listed.map(\.eventID) == ["e-2", "e-3"])
    #expect(loss.from == Instant(timestamp: "2021-01-01T00:00:00Z"))
  }

  @Test("what grew too old after a change was undone is not the change's")
  func restored() throws {
    let losses = try Self.losses(
      """
      2020-01-01T00:00:00Z put each=1095 id=e-1
      2021-01-01T00:00:00Z put each=1 id=e-2
      2021-03-01T00:00:00Z put each=1095 id=e-3
      """)
    #expect(losses.map(\.causes.count) == [1, 0])
    #expect(losses[0].causes.listed.map(\.eventID) == ["e-2"])
    #expect(losses[0].from == Self.time("2018-01-02") && losses[0].before == Self.time("2021-02-28"))
    #expect(losses[1].from == Self.time("2021-02-28") && losses[1].before == Self.time("2023-01-02"))
    #expect(losses[1].words(isNamed: false).contains("they grew older than the period"))
    #expect(!losses[1].words(isNamed: false).contains("e-2"))
  }

  @Test("two changes that were undone years apart deleted two ranges, and what lies between grew too old")
  func apart() throws {
    let losses = try Self.losses(
      """
      2015-01-01T00:00:00Z put each=365 id=e-1
      2016-01-01T00:00:00Z put each=1 id=e-2
      2016-03-01T00:00:00Z put each=365 id=e-3
      2020-01-01T00:00:00Z put each=1 id=e-4
      2020-03-01T00:00:00Z put each=365 id=e-5
      """, asOf: "2020-06-01T00:00:00Z")
    #expect(losses.map { $0.causes.listed.map(\.eventID) } == [["e-4"], ["e-2"], []])
    #expect(losses[2].from == losses[1].before && losses[2].before == losses[0].from)
    #expect(losses[0].before == Self.time("2020-02-29"))
  }

  @Test("a change that a shorter one replaced, and that was undone only in part, deleted the rest")
  func replacedAndUndoneInPart() throws {
    let losses = try Self.losses(
      """
      2021-01-01T00:00:00Z put each=1095 id=e-1
      2024-01-01T00:00:00Z put each=30 id=e-2
      2024-01-10T00:00:00Z put each=1 id=e-3
      2024-01-20T00:00:00Z put each=365 id=e-4
      """)
    #expect(losses.first?.causes.listed.map(\.eventID) == ["e-2"])
    #expect(losses.first?.from == Self.time("2021-01-01") && losses.first?.isPossible == false)
  }

  @Test("of a period that goes up and down before any deadline only the changes count that nothing undid")
  func upAndDown() throws {
    let losses = try Self.losses(
      """
      2024-01-01T00:00:00Z put each=1095 id=e-1
      2024-01-05T00:00:00Z put each=90 id=e-2
      2024-01-10T00:00:00Z put each=1095 id=e-3
      2024-01-12T00:00:00Z put each=90 id=e-4
      2024-01-14T00:00:00Z put each=365 id=e-5
      """)
    #expect(losses.count == 1 && losses.first?.causes.listed.map(\.eventID) == ["e-4"])
    #expect(losses.first?.isDisputed == false && losses.first?.isPossible == false)
    #expect(losses.first?.from == Self.time("2021-01-12") && losses.first?.before == Self.time("2025-01-01"))
  }

  @Test("a period set behind an unknown one may have deleted what the last known one kept")
  func behindUnknown() throws {
    let history = """
      2021-01-01T00:00:00Z put each=1095 id=e-1
      2024-01-01T00:00:00Z put settings=omitted id=e-2
      2024-02-01T00:00:00Z put each=30 id=e-3
      """
    let verdict = try Report(judging: history, asOf: "2026-01-01T00:00:00Z").verdict
    let loss = try #require(verdict.losses.listed.first)
    #expect(verdict.cuts == 1 && loss.isPossible && loss.causes.listed.map(\.eventID) == ["e-3"])
    #expect(loss.from == Self.time("2021-02-01") && loss.before == Self.time("2025-12-02"))
    #expect(
      loss.words(isNamed: false).contains("perhaps caused by e-3: the period before is not in these logs"))
    // A view sets nothing: the call before it may have.
    let viewed = try Self.losses(history.replacing("put each=30", with: "get reported.each=30"))
    #expect(viewed.first?.isPossible == true && viewed.first?.causes.listed.map(\.eventID) == ["e-2"])
    // Whoever sets again what was in force is not charged, and who shortens it then is, once.
    let again = try Report(
      judging: history.replacing(
        "put each=30 id=e-3", with: "put each=1095 id=e-3\n2024-02-10T00:00:00Z put each=30 id=e-4"),
      asOf: "2026-01-01T00:00:00Z"
    ).verdict
    #expect(again.losses.listed.flatMap(\.causes.listed).map(\.eventID) == ["e-4"] && again.cuts == 1)
    // The same short period behind a cut whose end is not known is not its own cause of nothing.
    let twice = try Self.losses(
      history.replacing("put settings", with: "put each=30 id=e-0\n2024-01-05T00:00:00Z put settings"))
    #expect(twice.first?.isPossible == true && twice.first?.causes.listed.map(\.eventID) == ["e-3"])
    // No shorter one than the last known: nothing is charged.
    let longer = try Self.losses(history.replacing("put each=30", with: "put each=1095"))
    #expect(longer.map(\.causes.count) == [0])
  }
}
