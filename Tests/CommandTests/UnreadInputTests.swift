import Foundation
import SystemPackage
import TestSupport
import Testing

/// What stands in a folder of logs and is not, or not wholly, read as one.
struct UnreadInputTests {
  private let folder: TemporaryFolder
  private static let cut = recorded("2024-01-02T00:00:00Z put each=1 id=cut")
  private static let first = recorded("2024-01-01T00:00:00Z put each=30 id=first")

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test("a change in a gzip member behind a fault is not lost")
  func behindFaults() async throws {
    let first = gzip(Array("{\"Records\":[\(Self.first)]}".utf8))
    let cut = gzip(Array("{\"Records\":[\(Self.cut)]}".utf8))
    for (fault, kind) in [
      (first + Array("stray".utf8), "trailing-bytes"),
      (first.dropLast(8) + [0, 0, 0, 0] + first.suffix(4), "corrupt-gzip"),
      (first + gzip(Array("{\"Records\":[{\"eventVersion\":".utf8)).dropLast(12), "corrupt-gzip"),
    ] {
      try folder.write(Array(fault) + cut, to: "log.gz")
      let run = try await ReportedRun(["log.gz"], in: folder.path)
      #expect(run.result.code == 2)
      #expect(run.report.ids == ["cut", "first"])
      #expect(run.report.input.problems.map(\.kind) == [kind])
      #expect(run.complaints.first?.contains("next member") == true)
    }
  }

  @Test("3,000 files of AWS Config are counted, and no problem")
  func configFiles() async throws {
    let file = gzip(Array(#"{"fileVersion":"1.0","configurationItems":[{"awsRegion":"us-east-1"}]}"#.utf8))
    for number in 0..<3000 { try folder.write(file, to: "logs/Config/\(number)_ConfigHistory.json.gz") }
    try folder.write([], to: "logs/Config/ConfigWritabilityCheckFile")
    try folder.write([0, 0, 0, 1] + Array("Bud1".utf8), to: "logs/.DS_Store")
    try folder.write([0, 5, 0x16, 7], to: "logs/._a.json")
    try folder.write(Self.first, to: "logs/a.json")
    let run = try await ReportedRun(["logs"], in: folder.path)
    #expect(run.result.code == 0)
    #expect(run.report.ids == ["first"])
    #expect(run.complaints.isEmpty)
    #expect(run.result.messages.contains("3000 AWS Config files, 2 side files"))
    #expect(run.result.output.contains("\"configFiles\": 3000"))
  }

  @Test("like problems are counted together past the first three, in any number of threads")
  func likeProblems() async throws {
    for number in 100..<400 { try folder.write("junk", to: "logs/\(number).txt") }
    try folder.write(gzip(Array(Self.first.utf8)).dropLast(3), to: "logs/z.json.gz")
    var reports: [String] = []
    for threads in ["1", "7"] {
      let run = try await ReportedRun(["--threads", threads, "logs"], in: folder.path)
      #expect(run.result.code == 2)
      #expect(
        run.report.input.problems.map(\.path)
          == ["logs/100.txt", "logs/101.txt", "logs/102.txt", "logs/z.json.gz", "logs/103.txt"])
      #expect(run.report.input.problems.last?.message.hasPrefix("297 further problems of this kind") == true)
      #expect(run.complaints.count == 5)
      #expect(run.result.messages.contains("301 problems"))
      reports.append(run.result.output)
    }
    #expect(reports[0] == reports[1])
  }

  @Test("a log file's name with nothing in it is told")
  func emptyFile() async throws {
    try folder.write([], to: "1_CloudTrail_us-east-1_20240305T0710Z_AbCdEfGhIjKlMnOp.json.gz")
    let run = try await ReportedRun(["."], in: folder.path)
    #expect(run.result.code == 2)
    #expect(run.report.input.problems.map(\.kind) == ["empty-file"])
    #expect(run.complaints.first?.contains("fetch it again") == true)
  }

  @Test("a file that was packed twice is read, and one that was converted as text is told to be destroyed")
  func packedTwice() async throws {
    let packed = gzip(Array(Self.cut.utf8))
    try folder.write(gzip(packed), to: "twice.gz")
    let twice = try await ReportedRun(["twice.gz"], in: folder.path)
    #expect(twice.result.code == 0 && twice.report.ids == ["cut"])
    let text = String(decoding: packed, as: UTF8.self)
    try folder.write([0xef, 0xbb, 0xbf] + Array(text.utf8), to: "converted.gz")
    let converted = try await ReportedRun(["converted.gz"], in: folder.path)
    #expect(converted.result.code == 2)
    #expect(converted.complaints.first?.contains("the file is damaged") == true)
  }

  @Test("a zip of log files is to be unpacked into a folder, and the advice works")
  func zip() async throws {
    guard try await hasCommand("zip"), try await hasCommand("unzip") else { return }
    try folder.write(gzip(Array(Self.first.utf8)), to: "in/AWSLogs/a.json.gz")
    try folder.write(gzip(Array(Self.cut.utf8)), to: "in/AWSLogs/b.json.gz")
    #expect(
      try await shell("cd in && zip -qr ../FILE AWSLogs && mv ../FILE.zip ../FILE", in: folder.path).code == 0
    )
    let run = try await ReportedRun(["FILE"], in: folder.path)
    let command = "unzip -d x FILE"
    #expect(run.complaints.first?.contains("unpack it with \(command), then pass the folder x") == true)
    #expect(try await shell(command, in: folder.path).code == 0)
    let read = try await ReportedRun(["x"], in: folder.path).report
    #expect(read.ids == ["cut", "first"])
    #expect(read.timelines.flatMap(\.entries).flatMap(\.evidence).map(\.path).contains("x/AWSLogs/a.json.gz"))
  }

  @Test(
    "a place in a bucket keeps its name, and the message says how to copy it",
    arguments: [
      ("s3://bucket/AWSLogs/1", "aws s3 sync s3://bucket/AWSLogs/1 DIR"),
      ("s3://bucket/a.json.gz", "aws s3 cp s3://bucket/a.json.gz DIR/"),
      ("s3://bucket/$(touch PWN)", "aws s3 sync s3://BUCKET/PREFIX DIR"),
    ])
  func bucket(path: String, command: String) async throws {
    let run = try await ReportedRun([path], in: folder.path)
    #expect(run.result.code == 2)
    #expect(run.report.input.problems.map(\.path) == [path])
    #expect(run.complaints.first?.hasSuffix(": \(command)") == true)
  }

  @Test("a row with a query's time and a request in a string is read, as it is in its envelope")
  func row() async throws {
    let row = #"""
      {"eventTime":"2025-03-03 08:12:44.000","eventSource":"chime.amazonaws.com","eventName":"PutRetentionSettings",\#
      "eventID":"row","recipientAccountId":"1","requestParameters":"{\"accountId\":\"c\",\"retentionSettings\":\#
      {\"roomRetentionSettings\":{\"retentionDays\":30}}}"}
      """#
    let run = try await ReportedRun(["-"], in: folder.path, input: Array(row.utf8))
    #expect(run.result.code == 0)
    #expect(run.report.ids == ["row"])
    #expect(run.result.output.contains("\"days\": 30"))
  }
}
