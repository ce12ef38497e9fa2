import Foundation
import Synchronization
import SystemPackage
import TestSupport
import Testing

/// The published schema against what is really printed, by a validator that is not ours
/// (Debian's python3-jsonschema). All documents are gathered first, so that it starts once.
struct SchemaTests {
  @Test("what is printed follows the schema, and what was broken does not")
  func documents() async throws {
    let documents =
      try goldens() + goldenLines() + refusals() + (try await watch()) + (try await corners())
      + (try await findings())
    let complaints = try await SchemaDocument.complaints(about: documents)
    #expect(complaints.count == documents.count)
    for (document, complaint) in zip(documents, complaints) {
      #expect(complaint.isEmpty == (document.broken == nil), "\(document): \(complaint)")
    }
  }

  private static func golden(_ name: String, of sample: String) throws -> String {
    try String(contentsOfFile: Repository.sample(sample).appending(name).string, encoding: .utf8)
  }

  /// Every JSON golden.
  private func goldens() throws -> [SchemaDocument] {
    try Repository.samples.flatMap { sample in
      try ["timeline.json", "state.json"].map { name in
        SchemaDocument("\(sample)/\(name)", try Self.golden(name, of: sample))
      }
    }
      + SchemaDocument(
        "verified-archive/timeline.json", try Self.golden("timeline.json", of: "verified-archive")
      ).andBroken([(#""altered-log""#, #""altered""#), (#""validBy""#, #""valid""#)])
  }

  /// Every line of the golden lines.
  private func goldenLines() throws -> [SchemaDocument] {
    try Repository.samples.flatMap { sample in
      try ["timeline.jsonl", "findings.jsonl"].flatMap { name in
        SchemaDocument(
          "\(sample)/\(name)", try Self.golden(name, of: sample), isLines: true
        ).andBroken([
          (#"{"type": "finding", "#, "{"), (#"{"type": "finding", "#, #"{"type": "entry", "#),
          (#""remedy": "#, #""cure": "#), (#""evidence": "#, #""more": 1, "evidence": "#),
          (#"{"type": "finding", "#, #"{"type": "finding", "late": true, "#),
        ])
      }
    }
  }

  /// A document that lacks a key or has a wrong value.
  private func refusals() throws -> [SchemaDocument] {
    SchemaDocument("a broken timeline", try Self.golden("timeline.json", of: "rescued-cut"))
      .andBroken([
        ("\"hiddenBefore\"", "\"hidden\""), ("\"kind\": \"change\"", "\"kind\": \"chang\""),
        ("\"days\": 1095", "\"days\": 9999"), ("\"shortened\"", "\"shorter\""),
      ])
  }

  /// Every line of watch, with what it ends and whether it is late.
  private func watch() async throws -> [SchemaDocument] {
    let cut = recorded("2024-02-01T00:00:00Z put each=30 id=e-2")
    let log = recorded(
      """
      2024-01-01T00:00:00Z put each=365 id=e-1
      2024-02-02T00:00:00Z put each=365 id=e-3
      2024-03-01T00:00:00Z get bare
      """)
    let first = Mutex("")
    let result = try await LiveRun.with(["watch", "--format", "jsonl"], in: Repository.root) { live in
      try live.send(cut + "\n")
      // What is sent before the first record has been printed may be read together with it, and is not late then.
      let printed = try await live.receive { $0.hasSuffix("}\n") }
      first.withLock { $0 = printed }
      try live.send(log + "\n")
    }
    #expect(result.code == 0)
    let output = first.withLock { $0 } + result.output
    #expect(output.contains(#""late": true"#) && output.contains(#""resolves": [{"#))
    #expect(output.contains(#"{"type": "finding""#))
    return SchemaDocument("watch", output, isLines: true).andBroken([
      (#""late": true, "#, ""), (#""resolves": ["#, #""ends": ["#),
      (#""outcome": "averted"}]"#, #""outcome": "saved"}]"#),
    ])
  }

  /// What the samples do not show.
  private func corners() async throws -> [SchemaDocument] {
    let folder = try TemporaryFolder()
    try folder.write(
      recorded("2024-01-01T00:00:00Z put bare\n2024-01-02T00:00:00Z put bare id=e room=0") + "\n{\"broken",
      to: "log")
    let result = try await retentionTrail(["--format", "json", "log", "missing"], in: folder.path)
    #expect(result.code == 2)
    #expect(result.output.contains("\"invalidPeriod\": \"0\""))
    let empty = try await retentionTrail(["--format", "json"])
    return [SchemaDocument("corners", result.output), SchemaDocument("no input", empty.output)]
  }

  /// Findings of all kinds, whatever is in them.
  private func findings() async throws -> [SchemaDocument] {
    var documents: [SchemaDocument] = []
    for text in ["x", HostileText.all, "=1+1"] {
      let hostile = try HostileFindings(text)
      let result = try await retentionTrail(
        ["findings", "--format", "json"] + hostile.arguments, in: hostile.folder.path)
      let found = try FoundFinding.ofReport(result.output)
      #expect(found.contains { $0.remedy != nil } == (text == "x"))
      #expect(found.contains { $0.suppressed != nil })
      #expect(found.contains { $0.rule == "extra-member" })
      documents += SchemaDocument("findings about \(text.debugDescription)", result.output)
        .andBroken([(#""remedy""#, #""cure""#)])
    }
    return documents
  }
}
