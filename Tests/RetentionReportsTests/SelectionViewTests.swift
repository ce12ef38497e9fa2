@testable import TestSupport
import RetentionFindings
import Testing

@testable import RetentionModel
@testable import RetentionReports

@Suite("A view by caller, scope and effect")
struct SelectionViewTests {
  private static func report(_ records: String, _ selection: Selection) -> Report {
    Report(
      tool: "test", history: EventHistory([records]), input: InputTally(), selection: selection,
      asOf: Instant(seconds: 1_800_000_000), filter: FindingFilter())
  }

  @Test("what it hides is counted, and nothing of it is lost to the counts", arguments: 0..<60)
  func counted(seed: UInt64) {
    var random = SeededRandom(seed: 90_000 + seed)
    let records = RandomHistory(seed: 880_000 + seed).calls.map(\.json).joined(separator: "\n")
    let whole = Self.report(records, Selection())
    let actors = whole.timelines.flatMap(\.entries).compactMap(\.event.actor.arn)
    var selection = Selection()
    if Bool.random(using: &random) { selection.actors = [actors.randomElement(using: &random) ?? "nobody"] }
    if Bool.random(using: &random) {
      selection.scopes = [RetentionService.all.flatMap(\.scopes).randomElement(using: &random) ?? .room]
    }
    if Bool.random(using: &random) {
      selection.effects = [Effect.allCases.randomElement(using: &random) ?? .set]
    }
    let view = Self.report(records, selection)
    let shown = view.timelines.flatMap(view.entries).count
    #expect(shown + view.entriesOutOfView == whole.timelines.flatMap(\.entries).count, "seed \(seed)")
    #expect(
      view.findings.count + view.outOfView.values.reduce(0, +) == whole.findings.count, "seed \(seed)")
    #expect(view.counts == whole.counts)
    #expect(view.isEmpty == whole.isEmpty)
    let hides = view.entriesOutOfView > 0 || !view.outOfView.isEmpty
    #expect((view.outOfViewWords != nil) == hides)
    #expect(view.string(as: .text).contains("\n    hidden ") == hides, "seed \(seed)")
    // Each finding that is shown stands somewhere in the text.
    let marks = Set(view.findingsByPlace.values.flatMap { $0.map(\.mark) })
    #expect(marks == Set(view.findings.map(\.mark)))
  }

  private static let history = """
    2024-01-01T00:00:00Z put each=365 id=e-1 by=user/ann
    2024-02-01T00:00:00Z put room=30 conversation=365 id=e-2 by=Ops/max
    2024-03-01T00:00:00Z put room=365 conversation=365 id=e-3 by=user/ann
    2024-03-02T00:00:00Z put room=1 conversation=1 id=e-4 by=Ops/eve error=AccessDenied message=no
    2024-03-03T00:00:00Z app-put channel=30 id=e-5 by=user/ann
    """

  private func ids(_ change: (inout Selection) -> Void) -> [String] {
    var selection = Selection()
    change(&selection)
    let report = Self.report(recorded(Self.history), selection)
    return report.timelines.flatMap(report.entries).compactMap(\.event.eventID).sorted()
  }

  @Test("a caller is shown by any part of a name, id or key, in any case")
  func actors() {
    #expect(ids { $0.actors = ["ann"] } == ["e-1", "e-3", "e-5"])
    #expect(ids { $0.actors = ["OPS"] } == ["e-2", "e-4"])
    #expect(ids { $0.actors = ["Ops/max", "user/ann"] } == ["e-1", "e-2", "e-3", "e-5"])
    #expect(ids { $0.actors = ["nobody"] } == [])
  }

  @Test("a scope limits what is shown of each entry, and an effect which entries are")
  func scopes() throws {
    #expect(ids { $0.scopes = [.channel] } == ["e-5"])
    #expect(ids { $0.scopes = [.room] } == ["e-1", "e-2", "e-3", "e-4"])
    #expect(ids { $0.effects = [.shortened] } == ["e-2"])
    #expect(
      ids {
        $0.effects = [.shortened]
        $0.scopes = [.conversation]
      } == [])
    var selection = Selection()
    selection.scopes = [.conversation]
    let text = Self.report(recorded(Self.history), selection).string(as: .text)
    #expect(text.contains("conversations") && !text.contains("\n    rooms "))
  }

  @Test("nothing to be seen is no good news")
  func nothing() {
    var selection = Selection()
    selection.actors = ["nobody"]
    let text = Self.report(recorded(Self.history), selection).string(as: .text)
    #expect(!text.contains("No findings"))
    #expect(text.contains("Nothing to judge"))
  }

  @Test("a disputed event is shown where any of its records matches")
  func disputed() {
    var selection = Selection()
    selection.actors = ["user/eve"]
    let report = Self.report(
      recorded(
        """
        2024-01-01T00:00:00Z put each=365 id=e-1 by=user/ann
        2024-01-01T00:00:00Z put each=30 id=e-1 by=user/eve
        """), selection)
    #expect(report.timelines.flatMap(report.entries).count == 1)
  }
}
