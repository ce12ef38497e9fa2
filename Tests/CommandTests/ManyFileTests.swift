import SystemPackage
import TestSupport
import Testing

/// Folders of very many files, and of very many bad ones.
struct ManyFileTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private static let name = "111122223333_CloudTrail_us-east-1_20240305T"

  /// Log files of every five minutes of a day that hold nothing.
  private func writeEmptyLogs(in place: String) throws {
    for slot in 0..<288 {
      let time = [slot / 12, slot % 12 * 5].map { String("0\($0)".suffix(2)) }.joined()
      try folder.write([], to: "\(place)\(Self.name)\(time)Z_AbCdEfGhIjKlMnOp.json.gz")
    }
  }

  @Test("288 bad files of one day are one hole and four lines, in any number of threads")
  func holes() async throws {
    // A name whose every byte is escaped makes each line long.
    let deep = String(repeating: "\u{1b}", count: 200) + "/"
    try writeEmptyLogs(in: "logs/\(deep)")
    try folder.write(recorded("2024-01-01T00:00:00Z put each=30 id=own"), to: "logs/a.json")
    var reports: [String] = []
    for threads in ["1", "7"] {
      let run = try await ReportedRun(["--threads", threads, "logs"], in: folder.path)
      #expect(run.result.code == 2)
      #expect(run.report.ids == ["own"])
      #expect(run.complaints.count == 4)
      #expect(run.result.messages.utf8.count < 100_000)
      #expect(run.result.messages.contains("288 problems"))
      #expect(run.result.output.ranges(of: "\"cause\": \"empty-file\"").count == 1)
      #expect(run.result.output.contains("\"files\": 288"))
      reports.append(run.result.output)
    }
    #expect(reports[0] == reports[1])
  }

  @Test("50,000 files of a folder cost no more than some bytes each")
  func listing() async throws {
    try folder.write(recorded("2024-01-01T00:00:00Z put each=30 id=own"), to: "few/a.json")
    let made = try await shell(
      "mkdir many && cd many && seq -f '%.0f.json' 50000 | xargs touch", in: folder.path)
    #expect(made.code == 0)
    let few = try await MeasuredRun(["few"], in: folder.path)
    let many = try await MeasuredRun(["many"], in: folder.path)
    #expect(many.code == 0)
    #expect(many.messages.contains("50000 files"))
    #expect(many.peakMemory - few.peakMemory < 6 << 20)
  }

  @Test("5,000 bad records of an input that is watched are some lines, and all are counted")
  func watched() async throws {
    let record =
      #"{"eventVersion":"1.08","eventName":"PutRetentionSettings","eventTime":"2024-01-01T00:00:00Z"}"#
    let run = try await retentionTrail(
      ["watch"], input: Array(String(repeating: record + "\n", count: 5000).utf8))
    let lines = run.messages.split(separator: "\n")
    #expect(run.code == 2)
    // Of what comes in one read no more than a hundred are kept, and only the closing tally counts the others.
    #expect((6...7).contains(lines.count))
    #expect(lines.dropLast().last?.hasSuffix("00 problems of this kind so far") == true)
    #expect(lines.last?.contains("5000 problems") == true)
  }
}
