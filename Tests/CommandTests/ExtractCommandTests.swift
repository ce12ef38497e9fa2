import ArchiveGenerator
import Foundation
import SystemPackage
import TestSupport
import Testing

/// Archives with faults, extracted in parts.
@Suite("What is made from extracts is what would be made from the logs")
struct ExtractCommandTests {
  static func files(of folder: TemporaryFolder) throws -> [String] {
    var options = ArchiveOptions()
    options.seed = 16
    options.extent = .files(24)
    options.recordsPerFile = 20
    options.events = 80
    options.duplicates = 20
    options.decoys = 30
    (options.truncated, options.corrupt, options.trailing, options.extraMember) = (2, 1, 1, 1)
    _ = try generateArchive(at: folder.path.appending("archive"), options: options)
    let names = FileManager.default.enumerator(atPath: folder.path.appending("archive").string)
    return (names?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(".gz") }.map { "archive/\($0)" }
      .sorted()
  }

  @Test("any partition gives the same bytes in every format, mixed with logs or not")
  func partitions() async throws {
    let folder = try TemporaryFolder()
    let files = try Self.files(of: folder)
    #expect(files.count > 20)
    var random = SeededRandom(seed: 61)
    for round in 0..<(3 * longRun) {
      let parts = Int.random(in: 1...4, using: &random)
      var part = Array(repeating: [String](), count: parts)
      for file in files { part[Int.random(in: 0..<parts, using: &random)].append(file) }
      var inputs: [String] = []
      for (number, files) in part.enumerated() where !files.isEmpty {
        try folder.write(files.joined(separator: "\n"), to: "list")
        // One part remains logs.
        if number == 0, round % 2 == 1 {
          inputs += files
          continue
        }
        let gzip = Bool.random(using: &random) ? ["--gzip"] : []
        let run = try await retentionTrail(
          ["extract", "--files-from", "list", "--force", "-o", "part-\(round)-\(number)"] + gzip,
          in: folder.path)
        #expect([0, 2].contains(run.code), "\(run.messages)")
        inputs += ["--extract", "part-\(round)-\(number)"]
      }
      for words in [
        ["timeline", "--format", "json"], ["timeline", "--format", "html"], ["timeline", "--format", "csv"],
        ["timeline", "--evidence"], ["timeline", "--format", "ocsf"], ["timeline", "--format", "timesketch"],
        ["findings", "--format", "jsonl"], ["state", "--at", "2025-01-01"],
      ] {
        let clock = ["--as-of", "2026-11-22"]
        let logs = try await retentionTrail(words + clock + files, in: folder.path)
        let extracts = try await retentionTrail(words + clock + inputs, in: folder.path)
        #expect(extracts.output == logs.output, "\(words) of \(inputs)")
        #expect(extracts.messages == logs.messages)
        #expect(extracts.code == logs.code && (logs.code == 2 || words[0] == "state"), "\(words)")
      }
    }
  }

  @Test("the same logs give the same extract, whatever the threads")
  func threads() async throws {
    let folder = try TemporaryFolder()
    _ = try Self.files(of: folder)
    let one = try await retentionTrail(["extract", "--threads", "1", "archive"], in: folder.path)
    let four = try await retentionTrail(["extract", "--threads", "4", "archive"], in: folder.path)
    #expect(one.output == four.output && one.output.hasSuffix("}\n"))
  }

  @Test("the published schema has every line of an extract")
  func schema() async throws {
    let folder = try TemporaryFolder()
    _ = try Self.files(of: folder)
    let run = try await retentionTrail(["extract", "archive"], in: folder.path)
    try folder.write(run.output, to: "extract")
    let schema = Repository.sample("schema").appending("retention-trail-extract-1.schema.json")
    let script = """
      import json, sys
      from jsonschema import Draft202012Validator
      schema = json.load(open(sys.argv[1])); Draft202012Validator.check_schema(schema)
      validator = Draft202012Validator(schema)
      lines = [json.loads(line) for line in open(sys.argv[2])]
      errors = [error.json_path + " " + error.message for line in lines for error in validator.iter_errors(line)]
      first = next(n for n, line in enumerate(lines) if line.get("type") == "record")
      lines[0]["extract"] = "other"; lines[first]["offset"] = -1; lines[-1].pop("inputs")
      broken = sum(not validator.is_valid(lines[index]) for index in [0, first, -1])
      print(errors[:3], broken)
      """
    try folder.write(script, to: "check.py")
    let check = try await shell("python3 check.py \(schema) extract", in: folder.path)
    #expect(check.output == "[] 3\n", "\(check.messages)")
  }

  @Test("the standard input needs a name, and a name is of one input")
  func usage() async throws {
    let nameless = try await retentionTrail(["extract", "-"])
    #expect(nameless.code == 64 && nameless.messages.contains("--source"))
    let two = try await retentionTrail(["extract", "--source", "x", "samples", "Sources"])
    #expect(two.code == 64 && two.messages.contains("one input"))
    let line = recorded("2024-01-01T00:00:00Z put id=a")
    let named = try await retentionTrail(["extract", "--source", "s3://b/k", "-"], input: Array(line.utf8))
    #expect(named.code == 0 && named.output.contains(#""path":"s3://b/k""#))
  }

  @Test("an extract alone is read, and the standard input is not")
  func alone() async throws {
    let folder = try TemporaryFolder()
    let line = recorded("2024-01-01T00:00:00Z put id=a")
    try folder.write(
      try await retentionTrail(["extract", "--source", "x", "-"], input: Array(line.utf8)).output, to: "one")
    let events = try await retentionTrail(["events", "--extract", "one"], in: folder.path)
    #expect(events.code == 0 && events.output == line + "\n")
    #expect(events.messages.contains("1 file,"))
    let watch = try await retentionTrail(
      ["watch", "--extract", "one"], in: folder.path,
      input: Array(recorded("2024-01-02T00:00:00Z put id=b room=5").utf8))
    #expect(watch.output.contains("b") && watch.messages.contains("2 retention events"))
  }
}
