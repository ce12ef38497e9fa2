@testable import TestSupport
import Testing

@testable import RetentionModel
@testable import RetentionReports

@Suite("What a chart spans")
struct ChartSpanTests {
  private static let first = 1_600_000_000
  private static let asOf = 1_705_000_000
  private static let last = 1_704_000_000

  /// The axis of time of an account with two changes, in logs that reach from one moment to another.
  private func axis(from: Int, to: Int) throws -> TimeAxis {
    let lines = [Self.first, Self.last].map { "\(Instant(seconds: Int64($0))) put each=90" }
    var input = InputTally()
    input.witnesses.add(fileOf: "111122223333", at: from)
    input.witnesses.add(fileOf: "111122223333", at: to)
    let report = Report(
      tool: "test", history: EventHistory([recorded(lines.joined(separator: "\n"))]), input: input,
      selection: Selection(), asOf: Instant(seconds: Int64(Self.asOf)))
    let timeline = try #require(report.timelines.first)
    let chart = StepChart(timeline, shown: timeline.entries, of: report, HTMLAnchors(report, isLarge: false))
    return try #require(chart).time
  }

  /// How much of the width lies between the two changes.
  private func share(in axis: TimeAxis) -> Double {
    let width = axis.x(axis.end) - axis.x(axis.start)
    let changes = [Self.first, Self.last].map { axis.x(Instant(seconds: Int64($0))) }
    return (changes[1] - changes[0]) / width
  }

  @Test("is what the logs reach over")
  func reach() throws {
    let axis = try axis(from: Self.first - 1_000_000, to: Self.last + 500_000)
    #expect(axis.start < Instant(seconds: Int64(Self.first - 1_000_000)))
    #expect(axis.end > Instant(seconds: Int64(Self.last + 500_000)))
  }

  @Test("is not stretched by another account's record of the year 1 or 9999")
  func distant() throws {
    let edges = (Instant.representable.lowerBound.seconds, Instant.representable.upperBound.seconds)
    #expect(try share(in: axis(from: Self.first, to: Int(edges.1))) > 0.7)
    #expect(try share(in: axis(from: Int(edges.0), to: Self.last)) > 0.7)
    #expect(try share(in: axis(from: Int(edges.0), to: Int(edges.1))) > 0.7)
  }
}
