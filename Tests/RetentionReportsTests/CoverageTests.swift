@testable import TestSupport
import RetentionFindings
import RetentionModel
import RetentionReports
import Testing

/// What the logs prove holds for their own account and Region alone.
@Suite("The coverage of the logs")
struct CoverageTests {
  private static let day = 86_400
  private static let start = 1_700_000_000 / 300 * 300
  private static let deadline = start + 30 * day

  /// So many seconds behind the cut.
  private static func time(_ seconds: Int) -> Instant { Instant(seconds: Int64(start + seconds)) }
  private static let cut = """
    \(time(-100)) put room=365 conversation=off
    \(time(0)) put room=30 conversation=off

    """

  /// What became of a cut of chime-1 in 111122223333.
  private func purge(
    _ files: Witnesses, declared: [ClosedRange<Instant>] = [], more: String = "", asOf: Int? = nil
  ) throws -> Purge {
    var input = InputTally()
    input.witnesses = files
    let report = Report(
      tool: "test", history: EventHistory([recorded(Self.cut + more)]), input: input, selection: Selection(),
      asOf: Instant(seconds: Int64(asOf ?? Self.deadline + 40 * Self.day)), declared: declared)
    let timeline = try #require(report.timelines.first { $0.subject.recipientAccountId == "111122223333" })
    let entry = try #require(timeline.entries.first { $0.event.eventID == "e-2" })
    return try #require(entry.changes.first?.purge)
  }

  /// Files every so many days up to some time behind the deadline.
  private func files(every days: Int, of account: String = "111122223333", to end: Int = deadline + 600)
    -> Witnesses
  {
    var files = Witnesses()
    for time in stride(from: Self.start, to: end, by: days * Self.day) {
      files.add(fileOf: account, at: time)
    }
    files.add(fileOf: account, at: end)
    return files
  }

  @Test("proves a deletion by files at most seven days apart, up to behind the deadline")
  func proven() throws {
    let purge = try purge(files(every: 5))
    #expect(purge.outcome == .carriedOut)
    #expect(purge.basis == .logs)
    #expect(purge.silence.map { $0.upperBound.seconds - $0.lowerBound.seconds } == Int64(5 * Self.day - 300))
  }

  @Test("ends where the account's own logs do, whatever another account's say")
  func otherAccount() throws {
    var witnesses = files(every: 5, to: Self.deadline - 10 * Self.day)
    witnesses.add(files(every: 1, of: "444455556666"))
    let foreign = "\(Self.time(31 * Self.day)) get account=444455556666 request=null"
    let purge = try purge(witnesses, more: foreign)
    #expect(purge.outcome == .presumed)
    #expect(purge.reason == .logsEnd)
  }

  @Test("is not stretched by a file that is but named so, nor by a record of the year 9999")
  func forgedEnd() throws {
    var witnesses = files(every: 5, to: Self.deadline - 10 * Self.day)
    let path = "111122223333_CloudTrail_us-east-1_99991231T2359Z_abc.json.gz"
    witnesses.add(try #require(LogFileSlot(path: path)), path: path, hasManagementEvent: true)
    let forged = "9999-12-31T23:46:40Z get each=off"
    let purge = try purge(witnesses, more: forged)
    #expect(purge.reason == .logsEnd)
    let report = Report(
      tool: "test", history: EventHistory([recorded(forged)]), input: InputTally(), selection: Selection(),
      asOf: Instant(seconds: Int64(Self.deadline)), filter: FindingFilter())
    #expect(report.findings.map(\.rule.id).contains("implausible-time"))
    #expect(report.coverage.span == nil)
  }

  @Test("has a hole where a file was not read, unless it was read whole elsewhere")
  func hole() throws {
    let path = "111122223333_CloudTrail_us-east-1_20231120T0500Z_abc.json.gz"
    let slot = try #require(LogFileSlot(path: path))
    var witnesses = files(every: 5)
    witnesses.add(fault: .truncatedGzip, slot: slot, path: "a/\(path)")
    #expect(try purge(witnesses).reason == .hole)
    witnesses.add(slot, path: "b/\(path)", hasManagementEvent: true)
    #expect(try purge(witnesses).outcome == .carriedOut)
  }

  @Test("has a hole of every account and time where an input without a slot was not read whole")
  func unplacedHole() throws {
    var witnesses = files(every: 5)
    witnesses.add(fault: .invalidJSON, slot: nil, path: "-")
    #expect(try purge(witnesses).reason == .hole)
  }

  @Test("is sparse where two neighbours are more than seven days apart")
  func sparse() throws {
    #expect(try purge(files(every: 7)).outcome == .carriedOut)
    let purge = try purge(files(every: 8))
    #expect(purge.outcome == .presumed)
    #expect(purge.reason == .sparse)
  }

  @Test("takes what tells of the limit itself, and nothing behind it", arguments: [0, 1])
  func limit(shift: Int) {
    let events = RecordReading(recorded("\(Self.time(300 * shift)) get")).events
    #expect((Coverage(events: events, limit: Self.time(0)).span == nil) == (shift == 1))
    var files = Witnesses()
    files.add(fileOf: "111122223333", at: Self.start + 300 * shift)
    #expect((Coverage(files: files, limit: Self.time(0)).span == nil) == (shift == 1))
  }

  @Test("is what the operator declares, and says so")
  func declared() throws {
    let window = Instant(seconds: Int64(Self.start))...Instant(seconds: Int64(Self.deadline + 1))
    let purge = try purge(Witnesses(), declared: [window])
    #expect(purge.outcome == .carriedOut)
    #expect(purge.basis == .declared)
  }

  @Test(
    "decides the severity: what is unproved by a hole or a gap is as severe, what is unproved as the logs end less"
  )
  func severity() throws {
    func severity(_ witnesses: Witnesses) throws -> Severity? {
      var input = InputTally()
      input.witnesses = witnesses
      let report = Report(
        tool: "test", history: EventHistory([recorded(Self.cut)]), input: input, selection: Selection(),
        asOf: Instant(seconds: Int64(Self.deadline + 100)), filter: FindingFilter())
      return report.findings.first { $0.rule.id == "purge-carried-out" && $0.eventIDs == ["e-2"] }?.severity
    }
    var holed = files(every: 5)
    holed.add(fault: .unreadable, slot: nil, path: "x")
    #expect(try severity(files(every: 5)) == .high)
    #expect(try severity(files(every: 9)) == .high)
    #expect(try severity(holed) == .high)
    #expect(try severity(files(every: 5, to: Self.deadline - 600)) == .medium)
  }

  @Test("is that of the ARN's Region for an AppInstance, else of the change, and is unknown without either")
  func region() throws {
    func reason(_ arn: String, region: String?) throws -> Purge.Reason? {
      let call = "\(Self.time(0)) app-put channel=30 resource=\(arn) region=\(region ?? "-")"
      var input = InputTally()
      input.witnesses = files(every: 5)
      let report = Report(
        tool: "test", history: EventHistory([recorded(call)]), input: input, selection: Selection(),
        asOf: Instant(seconds: Int64(Self.deadline + 100)))
      return try #require(report.timelines.first?.entries.first?.changes.first?.purge).reason
    }
    let arn = "arn:aws:chime:us-east-1:111122223333:app-instance/a"
    #expect(try reason(arn, region: "eu-central-1") == nil)
    #expect(try reason(arn.replacing("us-east-1", with: "eu-central-1"), region: "us-east-1") == .logsEnd)
    #expect(try reason("odd", region: "us-east-1") == nil)
    #expect(try reason("odd", region: nil) == .regionUnknown)
  }

  @Test("with knownAt answers as if it were then")
  func knownAt() throws {
    let rescue = "\(Self.time(12 * Self.day)) put room=365 conversation=off"
    let then = Instant(seconds: Int64(Self.start + 5 * Self.day))
    func report(_ knownAt: Instant?) -> Report {
      var input = InputTally()
      input.witnesses = files(every: 1)
      return Report(
        tool: "test", history: EventHistory([recorded(Self.cut + rescue)]), input: input,
        selection: Selection(), asOf: then,
        knownAt: knownAt)
    }
    let known = report(then)
    #expect(known.timelines[0].entries.map(\.event.eventID) == ["e-1", "e-2"])
    #expect(known.timelines[0].entries[1].changes[0].purge?.outcome == .pending)
    #expect(known.coverage.span.map { $0.upperBound <= then } == true)
    let judged = report(nil)
    #expect(judged.timelines[0].entries[1].changes[0].purge?.outcome == .averted)
    #expect(judged.text(width: 200).contains("1 later event is shown and counted all the same"))
  }
}
