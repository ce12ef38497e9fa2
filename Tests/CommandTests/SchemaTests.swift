import Foundation
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
    errors = list(Draft202012Validator(schema).iter_errors(json.load(sys.stdin)))
    for error in errors[:5]: print(error.json_path, error.message)
    sys.exit(1 if errors else 0)
    """

  /// What the validator says of a document: nothing, where it is valid.
  private func complaints(about document: String) async throws -> String {
    let result = try await run(
      .name("python3"), arguments: ["-c", Self.script, Self.schema.string],
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
      #expect(found.contains { $0.remedy != nil })
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
