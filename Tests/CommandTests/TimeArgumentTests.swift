import SystemPackage
import TestSupport
import Testing

/// Times as people write them, on the command line.
struct TimeArgumentTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(
      recorded("2024-05-04T00:00:00Z put each=365 id=early") + "\n"
        + recorded("2024-05-05T03:07:52Z put each=30 id=late"), to: "log.json")
  }

  @Test(
    "a moment is taken in each of the usual forms, in UTC where none says otherwise",
    arguments: [
      ("2024-05-05T03:07:52Z", "2024-05-05 03:07:52Z"), ("2024-05-05T05:07:52+02:00", "2024-05-05 03:07:52Z"),
      ("2024-05-05T03:07", "2024-05-05 03:07:00Z"), ("2024-05-05 03:07", "2024-05-05 03:07:00Z"),
      ("2024-05-05T03:07:52", "2024-05-05 03:07:52Z"), ("2024-05-05 03:07:52", "2024-05-05 03:07:52Z"),
      ("2024-05-05 03:07:52.5Z", "2024-05-05 03:07:52Z"), ("2024-05-05T03:07Z", "2024-05-05 03:07:00Z"),
      ("2024-05-05", "2024-05-05 23:59:59Z"), ("2024-02-29", "2024-02-29 23:59:59Z"),
    ])
  func moments(_ text: String, told: String) async throws {
    let state = try await retentionTrail(["state", "-q", "--at", text, "log.json"], in: folder.path)
    #expect(state.code == 0)
    #expect(state.output.contains("State at \(told)\n"))
    let judged = try await retentionTrail(["-q", "--as-of", text, "log.json"], in: folder.path)
    #expect(judged.output.contains("As of \(told)"))
    let known = try await retentionTrail(["-q", "--known-at", text, "log.json"], in: folder.path)
    #expect(known.output.contains("Answered as if it were \(told)"))
  }

  @Test("a day's own events count at the day, and its moment is told")
  func wholeDay() async throws {
    let day = try await retentionTrail(["state", "--at", "2024-05-05", "log.json"], in: folder.path)
    #expect(day.output.contains("30 days"))
    #expect(
      day.messages.hasPrefix(
        "retention-trail: --at 2024-05-05: taken as the end of the day, 2024-05-05T23:59:59Z\n"))
    let findings = try await retentionTrail(
      ["findings", "--as-of", "2024-05-05", "log.json"], in: folder.path)
    #expect(
      findings.messages.contains("--as-of 2024-05-05: taken as the end of the day, 2024-05-05T23:59:59Z\n"))
    let quiet = try await retentionTrail(
      ["findings", "-q", "--as-of", "2024-05-05", "log.json"], in: folder.path)
    #expect(quiet.messages.isEmpty)
    let moment = try await retentionTrail(
      ["state", "--at", "2024-05-05T03:07:51Z", "log.json"], in: folder.path)
    #expect(!moment.messages.contains("taken as"))
  }

  @Test("now and days ago are counted from the machine's clock")
  func now() async throws {
    for text in ["now", "0d", "30d", "00030d"] {
      let result = try await retentionTrail(["state", "--at", text, "log.json"], in: folder.path)
      #expect(result.code == 0)
      #expect(result.output.contains("State at 20"))
    }
  }

  @Test("--since and --until are other names of the selection's ends, of which a date is the whole day")
  func selection() async throws {
    for (options, ids) in [
      (["--since", "2024-05-05"], ["late"]), (["--until", "2024-05-05"], ["early", "late"]),
      (["--until", "2024-05-04"], ["early"]), (["--since", "2024-05-05 03:08"], []),
      (["--until=2024-05-05T03:07"], ["early"]),
      (["--since", "2024-05-04", "--until", "now"], ["early", "late"]),
    ] {
      let result = try await retentionTrail(["events"] + options + ["log.json"], in: folder.path)
      #expect(["early", "late"].filter(result.output.contains) == ids, "\(options)")
    }
  }

  @Test(
    "anything else is a usage error",
    arguments: [
      "yesterday", "2024-05-05T", "2024-05-05 ", "2024-05-05T03", "2024-13-01", "20240505", "-30d", "+30d",
      "d", "30",
      "1000001d", "٣d", "NOW", "2024-05-05Z", "2024-05-05T03:60", "30d ago", "2024-05-05T03:07:52ZZ", "",
    ])
  func wrong(_ text: String) async throws {
    for arguments in [
      ["state", "--at=\(text)"], ["--as-of=\(text)"], ["--known-at=\(text)"], ["events", "--since=\(text)"],
    ] {
      let result = try await retentionTrail(arguments + ["log.json"], in: folder.path)
      #expect(result.code == 64, "\(arguments)")
      #expect(result.messages.contains("not a time"))
    }
  }

  @Test("--known-at leaves later log files unknown, and does not call their times impossible")
  func laterFiles() async throws {
    let logs = Repository.sample("rescued-cut").appending("logs").string
    for moment in ["2024-05-12", "2024-07-10"] {
      let result = try await retentionTrail(
        ["findings", "-q", "--known-at", moment, "--format", "jsonl", logs], in: folder.path)
      #expect(result.code == 0 && !result.output.isEmpty)
      #expect(!result.output.contains("implausible-time"))
    }
  }

  @Test("--known-at sets the clock, and no second one may be set")
  func knownAt() async throws {
    let result = try await retentionTrail(
      ["--known-at", "2024-05-05", "--as-of", "2024-05-06", "log.json"], in: folder.path)
    #expect(result.code == 64)
    #expect(result.messages.contains("--as-of"))
  }

  @Test(
    "--complete takes two times, the first of which is the earlier",
    arguments: [
      ("2024-01-01/2024-03-31", Int32(0)), ("2024-01-01/2024-01-01", 0), ("2024-01-01 12:00/now", 0),
      ("30d/now", 0),
      ("2024-01-01", 64), ("2024-01-01/", 64), ("/", 64), ("2024-01-01/x", 64), ("2024-01-02/2024-01-01", 64),
      ("2024-01-01/2024-01-02/2024-01-03", 64),
    ])
  func complete(_ text: String, code: Int32) async throws {
    for command in [["timeline"], ["findings"], ["state", "--at", "now"]] {
      let result = try await retentionTrail(
        command + ["--complete", "2023-01-01/2023-12-31", "--complete", text, "log.json"], in: folder.path)
      #expect(result.code == code)
      if code != 0 { #expect(result.messages.contains("--complete")) }
    }
  }
}
