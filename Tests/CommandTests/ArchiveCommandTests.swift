import ArchiveGenerator
import Foundation
import SystemPackage
import TestSupport
import Testing

/// Archives as the system's own tar makes them, and as nobody's does.
@Suite("A tar archive", .timeLimit(.minutes(10)))
struct ArchiveCommandTests {
  private static let change = recorded("2024-01-02T00:00:00Z put each=1 id=cut")
  private static let clock = ["--as-of", "2026-11-22"]
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private static func makeLogs(in folder: TemporaryFolder) throws {
    var options = ArchiveOptions()
    options.seed = 77
    options.extent = .files(25)
    options.recordsPerFile = 20
    options.events = 60
    options.duplicates = 10
    options.truncated = 2
    options.corrupt = 2
    options.trailing = 1
    options.extraMember = 1
    _ = try generateArchive(at: folder.path.appending("logs"), options: options)
    let name = "111122223333_CloudTrail_us-east-1_20240305T0710Z_AbCdEfGhIjKlMnOp.json.gz"
    try folder.write([], to: "logs/\(name)")
    try folder.write([0, 0, 0, 1] + Array("Bud1".utf8), to: "logs/.DS_Store")
    try folder.write(change, to: "logs/\(String(repeating: "folder/", count: 40))a.json")
  }

  @Test("of a folder gives the folder's reports, but for the path", arguments: ["ustar", "pax", "gnu", "v7"])
  func sameReports(_ form: String) async throws {
    try Self.makeLogs(in: folder)
    // The oldest form has no place for a long name.
    if form == "v7" || form == "ustar" {
      #expect(
        try await shell("rm -r logs/folder && mv logs/AWSLogs/* logs && rmdir logs/AWSLogs", in: folder.path)
          .code == 0)
    }
    let made = try await shell(
      "tar --format=\(form) --sort=name -cf in.tar logs && gzip -c in.tar > in.tgz && gzip -c in.tgz > twice",
      in: folder.path)
    if form == "v7" {
      // Names of more than 99 bytes are left out, with an error.
      guard made.code == 0 else { return }
    }
    #expect(made.code == 0, "\(made.messages)")
    for command in [["timeline", "--format", "json"], ["events"], ["findings", "--format", "jsonl"]] {
      let expected = try await retentionTrail(command + Self.clock + ["logs"], in: folder.path)
      for archive in ["in.tar", "in.tgz", "twice", "-"] {
        let input = archive == "-" ? try bytes(of: "in.tgz") : []
        let result = try await retentionTrail(command + Self.clock + [archive], in: folder.path, input: input)
        #expect(result.code == expected.code)
        #expect(result.output.replacing("\(archive)/logs/", with: "logs/") == expected.output, "\(archive)")
        #expect(
          result.messages.replacing("\(archive)/logs/", with: "logs/") == expected.messages, "\(archive)")
      }
    }
  }

  private func bytes(of name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: folder.path.appending(name).string)))
  }

  @Test("is read from a pipe, and watched as it comes")
  func pipe() async throws {
    try folder.write(gzip(Array(Self.change.utf8)), to: "AWSLogs/a.json.gz")
    let command = "'\(builtProduct("retention-trail").string)'"
    let read = try await shell("tar -cf - AWSLogs | \(command) timeline --evidence -", in: folder.path)
    #expect(read.code == 0 && read.output.contains("-/AWSLogs/a.json.gz, member 0, record 0"))
    let watched = try await shell("tar -czf - AWSLogs | \(command) watch", in: folder.path)
    #expect(watched.code == 0 && watched.output.contains("set to 1 day"))
    #expect(watched.messages == "retention-trail: 1 file, 1 record, 1 retention event\n")
    let cut = try await shell("tar -cf - AWSLogs | head -c 1100 | \(command) watch", in: folder.path)
    #expect(cut.code == 2)
    #expect(cut.messages.contains("-: truncated-tar at byte 1100: the tar archive ends inside a file"))
  }

  @Test(
    "may have any names, which forge no line and are no place on the disk",
    arguments: [
      "../../outside.json", "/etc/a.json", "a\n2024-06-06 00:00:00Z  Put.json", "\u{1b}[2J\u{202e}",
    ])
  func names(_ name: String) async throws {
    let member = TarMember("short", Array(Self.change.utf8))
    let broken = TarMember("short", Array("junk".utf8))
    let path = TarMember(pax: [("path", name)])
    try folder.write(tar([path, member, path, broken]), to: "in/a.tar")
    let run = try await ReportedRun(["in"], in: folder.path)
    #expect(run.result.code == 2 && run.complaints.count == 1)
    #expect(run.report.ids == ["cut"])
    let told = "in/a.tar/" + (name.hasPrefix("/") ? String(name.dropFirst()) : name)
    #expect(run.report.timelines.first?.entries.first?.evidence.map(\.path) == [told])
    let text = try await retentionTrail(["--evidence", "in"], in: folder.path).output
    #expect(text.split(separator: "\n").count { $0.hasPrefix("2024-") } == 1)
    #expect(
      try FileManager.default.subpathsOfDirectory(atPath: folder.path.string).sorted() == ["in", "in/a.tar"])
  }

  @Test("of 50,000 empty files is read in less than 64 MiB of memory")
  func manyFiles() async throws {
    let header = TarMember("a.json", []).bytes
    try folder.write((0..<50_000).flatMap { _ in header }, to: "many")
    let run = try await MeasuredRun(["many"], in: folder.path)
    #expect(run.code == 2)
    #expect(run.messages.contains("many: truncated-tar at byte 25600000: the tar archive has no end marker"))
    #expect(run.messages.contains("50000 files, 0 records"))
    #expect(run.peakMemory < 64 << 20)
  }

  @Test("of empty files, packed to two bytes each, is not read on, and leaves a hole")
  func packedEmptyFiles() async throws {
    let part = (0..<500).flatMap { _ in TarMember("a.json", []).bytes }
    try folder.write(repeatingGzip("", part, times: 100, end: ""), to: "many")
    let run = try await retentionTrail(["extract", "many"], in: folder.path)
    #expect(run.code == 2)
    #expect(run.messages.contains("the tar archive holds more than any of its size does"))
    #expect(run.output.utf8.count < 24 << 20)
  }

  @Test(
    "of which a name and a size are a gigabyte is read in less than 64 MiB of memory",
    arguments: ["x", "L", "0"])
  func endlessName(_ type: String) async throws {
    var member = TarMember(Unicode.Scalar(type) ?? "0", "a", [])
    member.size = octal(1 << 30, digits: 11)
    let path = type == "x" ? Array("1073741824 path=".utf8) : []
    let beginning = String(decoding: member.header + path, as: UTF8.self)
    try folder.write(
      repeatingGzip(beginning, [UInt8](repeating: UInt8(ascii: "n"), count: 1 << 20), times: 100, end: ""),
      to: "in")
    let run = try await MeasuredRun(["in"], in: folder.path)
    #expect(run.code == 2)
    #expect(run.messages.contains("in: truncated-tar at byte"))
    #expect(run.peakMemory < 64 << 20)
  }
}
