import Foundation
import Synchronization
import Subprocess
import SystemPackage
import TestSupport
import Testing

/// The published schema against what is really printed, by a validator that is not ours
/// (Debian's python3-jsonschema).
struct SchemaTests {
  private static let schema = Repository.root.appending("samples").appending("schema")
    .appending("retention-trail-1.schema.json")

  private static let script = """
    import json, sys
    from jsonschema import Draft202012Validator
    schema = json.load(open(sys.argv[1]))
    Draft202012Validator.check_schema(schema)
    documents = [sys.stdin.read()]
    if sys.argv[2:] == ["lines"]:
        schema = {"$ref": "#/$defs/line", "$defs": schema["$defs"]}
        documents = documents[0].splitlines()
        if not documents: sys.exit("no line")
    validator = Draft202012Validator(schema)
    errors = [error for document in documents for error in validator.iter_errors(json.loads(document))]
    for error in errors[:5]: print(error.json_path, error.message)
    sys.exit(1 if errors else 0)
    """

  /// What the validator says of a document: nothing, where it is valid.
  /// - Parameter isLines: whether each line is a document of its own, as `jsonl` has them.
  private func complaints(about document: String, isLines: Bool = false) async throws -> String {
    let result = try await run(
      .name("python3"),
      arguments: Arguments(["-c", Self.script, Self.schema.string] + (isLines ? ["lines"] : [])),
      input: .string(document), output: .string(limit: 1 << 20), error: .string(limit: 1 << 20))
    return result.terminationStatus.isSuccess
      ? "" : result.standardOutput + result.standardError
  }

  @Test("every JSON golden follows the schema", arguments: Repository.samples)
  func goldens(_ sample: String) async throws {
    for name in ["timeline.json", "state.json"] {
      let file = Repository.sample(sample).appending(name)
      let document = try String(contentsOfFile: file.string, encoding: .utf8)
      #expect(try await complaints(about: document) == "")
    }
  }

  @Test("every line of the golden lines follows the schema", arguments: Repository.samples)
  func goldenLines(_ sample: String) async throws {
    for name in ["timeline.jsonl", "findings.jsonl"] {
      let file = Repository.sample(sample).appending(name)
      let lines = try String(contentsOfFile: file.string, encoding: .utf8)
      #expect(try await complaints(about: lines, isLines: true) == "")
      for (old, new) in [
        (#"{"type": "finding", "#, "{"), (#"{"type": "finding", "#, #"{"type": "entry", "#),
        (#""remedy": "#, #""cure": "#), (#""evidence": "#, #""more": 1, "evidence": "#),
        (#"{"type": "finding", "#, #"{"type": "finding", "late": true, "#),
      ] {
        #expect(lines.contains(old))
        let broken = lines.replacing(old, with: new, maxReplacements: 1)
        #expect(try await complaints(about: broken, isLines: true) != "", "\(new)")
      }
    }
  }

  @Test("every line of watch follows the schema, with what it ends and whether it is late")
  func watch() async throws {
    let cut = put(days: 30, id: "e-2", time: "2024-02-01T00:00:00Z")
    let log = """
      \(put(days: 365, id: "e-1", time: "2024-01-01T00:00:00Z"))
      \(put(days: 365, id: "e-3", time: "2024-02-02T00:00:00Z"))
      {"eventSource":"chime.amazonaws.com","eventName":"GetRetentionSettings","eventTime":"2024-03-01T00:00:00Z"}

      """
    let first = Mutex("")
    let result = try await LiveRun.with(["watch", "--format", "jsonl"], in: Repository.root) { live in
      try live.send(cut + "\n")
      // What is sent before the first record has been printed may be read together with it, and is not late then.
      let printed = try await live.receive { $0.hasSuffix("}\n") }
      first.withLock { $0 = printed }
      try live.send(log)
    }
    #expect(result.code == 0)
    let output = first.withLock { $0 } + result.output
    #expect(output.contains(#""late": true"#) && output.contains(#""resolves": [{"#))
    #expect(output.contains(#"{"type": "finding""#))
    #expect(try await complaints(about: output, isLines: true) == "")
    for (old, new) in [
      (#""late": true, "#, ""), (#""resolves": ["#, #""ends": ["#),
      (#""outcome": "averted"}]"#, #""outcome": "saved"}]"#),
    ] {
      #expect(output.contains(old))
      let broken = output.replacing(old, with: new, maxReplacements: 1)
      #expect(try await complaints(about: broken, isLines: true) != "", "\(new)")
    }
  }

  @Test("what the samples do not show follows the schema too")
  func corners() async throws {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      {"eventSource":"chime.amazonaws.com","eventName":"PutRetentionSettings","eventTime":"2024-01-01T00:00:00Z"}
      {"eventSource":"chime.amazonaws.com","eventName":"PutRetentionSettings","eventTime":"2024-01-02T00:00:00Z",\
      "eventID":"e","requestParameters":{"retentionSettings":{"roomRetentionSettings":{"retentionDays":0}}}}
      {"broken
      """, to: "log")
    let result = try await retentionTrail(["--format", "json", "log", "missing"], in: folder.path)
    #expect(result.code == 2)
    #expect(result.output.contains("\"invalidPeriod\": \"0\""))
    #expect(try await complaints(about: result.output) == "")
    let empty = try await retentionTrail(["--format", "json"])
    #expect(try await complaints(about: empty.output) == "")
  }

  @Test("findings of all kinds follow the schema, whatever is in them")
  func findings() async throws {
    for text in ["x", HostileText.all, "=1+1"] {
      let hostile = try HostileFindings(text)
      let result = try await retentionTrail(
        ["findings", "--format", "json"] + hostile.arguments, in: hostile.folder.path)
      let found = try FoundFinding.ofReport(result.output)
      #expect(found.contains { $0.remedy != nil } == (text == "x"))
      #expect(found.contains { $0.suppressed != nil })
      #expect(found.contains { $0.rule == "extra-member" })
      #expect(try await complaints(about: result.output) == "")
      #expect(try await complaints(about: result.output.replacing(#""remedy""#, with: #""cure""#)) != "")
    }
  }

  @Test("the schema refuses a document that lacks a key or has a wrong value")
  func refusals() async throws {
    let file = Repository.sample("rescued-cut").appending("timeline.json")
    let document = try String(contentsOfFile: file.string, encoding: .utf8)
    for (old, new) in [
      ("\"hiddenBefore\"", "\"hidden\""), ("\"kind\": \"change\"", "\"kind\": \"chang\""),
      ("\"days\": 1095", "\"days\": 9999"), ("\"shortened\"", "\"shorter\""),
    ] {
      #expect(document.contains(old))
      #expect(try await complaints(about: document.replacing(old, with: new)) != "")
    }
  }
}
