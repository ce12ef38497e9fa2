import Foundation
import Subprocess
import SystemPackage
import TestSupport
import Testing

/// A document that is held against the schema.
struct SchemaDocument: Encodable, CustomStringConvertible {
  let name: String
  let text: String
  /// Whether each line is a document of its own, as `jsonl` has them.
  let isLines: Bool
  /// What was put in it so that it does not follow the schema; nil where it does.
  var broken: String?

  var description: String { broken.map { "\(name) with \($0)" } ?? name }

  init(_ name: String, _ text: String, isLines: Bool = false, broken: String? = nil) {
    (self.name, self.text, self.isLines, self.broken) = (name, text, isLines, broken)
  }

  /// The document, and one for each way to break it: what stands in it, and what stands in its place then.
  func andBroken(_ ways: [(old: String, new: String)]) -> [SchemaDocument] {
    [self]
      + ways.map { old, new in
        #expect(text.contains(old), "\(name)")
        let text = text.replacing(old, with: new, maxReplacements: 1)
        return SchemaDocument(name, text, isLines: isLines, broken: new)
      }
  }

  private static let script = """
    import itertools, json, sys
    from jsonschema import Draft202012Validator
    schema = json.load(open(sys.argv[1]))
    Draft202012Validator.check_schema(schema)
    whole = Draft202012Validator(schema)
    line = Draft202012Validator({"$ref": "#/$defs/line", "$defs": schema["$defs"]})
    def complaint(document):
        validator = line if document["isLines"] else whole
        parts = document["text"].splitlines() if document["isLines"] else [document["text"]]
        if not parts: return "no line"
        errors = (error for part in parts for error in validator.iter_errors(json.loads(part)))
        return "; ".join(error.json_path + " " + error.message for error in itertools.islice(errors, 5))
    json.dump([complaint(document) for document in json.load(sys.stdin)], sys.stdout)
    """

  /// What the validator says of each document: nothing, where it is valid.
  static func complaints(
    about documents: [SchemaDocument], schema name: String = "retention-trail-1.schema.json"
  ) async throws -> [String] {
    let schema = Repository.sample("schema").appending(name)
    let result = try await run(
      .name("python3"), arguments: ["-c", script, schema.string],
      input: .array(Array(try JSONEncoder().encode(documents))), output: .string(limit: 1 << 24),
      error: .string(limit: 1 << 20))
    #expect(result.terminationStatus.isSuccess, "\(result.standardError)")
    return try JSONDecoder().decode([String].self, from: Data(result.standardOutput.utf8))
  }
}
