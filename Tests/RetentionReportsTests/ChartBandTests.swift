@testable import TestSupport
import RetentionFindings
import Testing

@testable import RetentionModel
@testable import RetentionReports

@Suite("What a chart shows of messages and logs")
struct ChartBandTests {
  private static func band(_ report: Report) throws -> KeptBand {
    let timeline = try #require(report.timelines.first)
    return KeptBand(try #require(timeline.histories[.room]), until: report.asOf)
  }

  @Test(
    "the band is as high as the oldest message is old that the state says is not deleted", arguments: 0..<120)
  func agreesWithState(seed: UInt64) throws {
    let random = RandomHistory(seed: 660_000 + seed)
    let report = Report(
      tool: "test", history: EventHistory([random.calls.map(\.json).joined(separator: "\n")]),
      input: InputTally(),
      selection: Selection(), asOf: Instant(milliseconds: random.asOf))
    for timeline in report.timelines {
      for (scope, history) in timeline.histories {
        let pieces = KeptBand(history, until: report.asOf).pieces
        for (piece, next) in zip(pieces, pieces.dropFirst()) { #expect(piece.until <= next.from) }
        for piece in pieces {
          let middle = Instant(seconds: (piece.from.seconds + piece.until.seconds) / 2)
          guard middle > piece.from, middle < piece.until else { continue }
          let state = try #require(timeline.state(at: middle).first { $0.scope == scope })
          #expect(state.period != .unknown)
          guard let gone = state.goneBefore else { continue }
          let age = try #require(piece.age(at: middle))
          #expect(Int64(age) <= middle.seconds - gone.seconds + 1, "seed \(seed)")
          #expect(
            Int64(age) >= middle.seconds - gone.seconds - 1
              || history.stretches[1].since.map { $0 > gone } ?? true,
            "seed \(seed)")
        }
      }
    }
  }

  @Test("the band falls at the deadline, not at the change, and rises as the messages grow old")
  func falls() throws {
    let band = try Self.band(
      Report(
        judging: """
          2021-01-01T00:00:00Z put each=1095
          2024-01-01T00:00:00Z put each=1
          2024-03-01T00:00:00Z put each=1095
          """))
    func days(_ time: String) -> Int? {
      guard let moment = Instant(timestamp: "\(time)T00:00:00Z") else { return nil }
      return band.pieces.last { $0.from <= moment }?.age(at: moment).map { $0 / 86_400 }
    }
    #expect(days("2024-01-20") == 1095 + 19)
    #expect(days("2024-01-31") == 1)
    #expect(days("2024-02-29") == 1)
    #expect(days("2024-03-31") == 31)
    #expect(days("2026-12-01") == 1006)
  }

  @Test("nothing is drawn before the first period is known, or while it is unknown")
  func unknown() throws {
    let band = try Self.band(
      Report(
        judging: """
          2021-01-01T00:00:00Z put each=365
          2022-01-01T00:00:00Z put settings=omitted
          2023-01-01T00:00:00Z put each=365
          """))
    #expect(band.pieces.first?.from == Instant(timestamp: "2021-01-01T00:00:00Z"))
    #expect(
      band.pieces.allSatisfy { piece in
        !(piece.from..<piece.until).contains(Instant(seconds: 1_656_633_600))
      })
  }

  /// The kinds of the strip, over log files of three months.
  private static func strip(_ change: (inout Witnesses) -> Void) throws -> [CoverageStrip.Run] {
    var input = InputTally()
    for day in 0..<90 { input.witnesses.add(fileOf: "111122223333", at: 1_704_067_200 + day * 86_400) }
    change(&input.witnesses)
    let report = try Report(
      judging: "2024-02-01T00:00:00Z put each=365", asOf: "2024-06-01T00:00:00Z", input: input)
    let timeline = try #require(report.timelines.first)
    let extent = try #require(report.coverage.extents.first)
    let anchors = HTMLAnchors(report, isLarge: false)
    let chart = StepChart(timeline, shown: timeline.entries, of: report, anchors, extent: extent)
    return try #require(chart?.strip).runs
  }

  @Test("the strip tells what was seen from what was not, and never leaves out a file that was not read")
  func strip() throws {
    let whole = try Self.strip { _ in }
    #expect(whole.map(\.kind) == [.unknown, .seen, .unknown] || whole.map(\.kind) == [.seen, .unknown])
    let holed = try Self.strip { witnesses in
      let path = "111122223333_CloudTrail_us-east-1_20240220T0010Z_AbCdEfGhIjKlMnOp.json.gz"
      witnesses.add(fault: .truncatedGzip, slot: LogFileSlot(path: path), path: path)
    }
    let missing = try #require(holed.first { $0.kind == .missing })
    let moment = try #require(Instant(timestamp: "2024-02-20T00:08:00Z"))
    #expect((missing.from...missing.until).contains(moment))
    #expect(missing.until.seconds - missing.from.seconds < 2 * 86_400)
    // A hole of unknown time may be anywhere.
    let anywhere = try Self.strip { $0.add(fault: .invalidJSON, slot: nil, path: "x.json") }
    #expect(anywhere.map(\.kind) == [.unknown])
    for runs in [whole, holed, anywhere] {
      for (run, next) in zip(runs, runs.dropFirst()) { #expect(run.until == next.from) }
    }
  }

  @Test("a time that a trail did not log is told from one whose logs are missing")
  func unlogged() throws {
    var files = Witnesses()
    for day in 0..<9 { files.add(fileOf: "111122223333", at: 1_709_251_200 + day * 86_400) }
    let path = "111122223333_CloudTrail_us-east-1_20240304T1210Z_AbCdEfGhIjKlMnOp.json.gz"
    files.add(fault: .truncatedGzip, slot: LogFileSlot(path: path), path: path)
    let stop = TrailHistory("2024-03-06T00:00:00Z trail StopLogging")
    let coverage = Coverage(files: files, trails: stop.courses)
    let extent = try #require(coverage.extents.first)
    let (from, to) = (try #require(extent.from), try #require(extent.to))
    let strip = CoverageStrip(extent, of: coverage, over: TimeAxis(from: from, to: to), until: to)
    #expect(Set(strip.kinds).isSuperset(of: [.missing, .unlogged]), "\(strip.kinds)")
    let gap = try #require(strip.runs.first { $0.kind == .unlogged })
    let stopped = try #require(Instant(timestamp: "2024-03-06T00:00:00Z"))
    #expect(gap.from >= stopped.adding(seconds: -12 * 3600))
  }
}
