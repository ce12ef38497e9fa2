import Foundation
import RetentionFindings
import RetentionModel
import RetentionReports
import SystemPackage
import TestSupport
import Testing

/// What the topics of the help list, against the program.
struct TopicTests {
  private let topics: [String: String]

  init() throws {
    topics = try Repository.topics()
  }

  private func terms(_ topic: String, _ heading: String) throws -> [String] {
    MarkdownTable.terms(in: try #require(topics[topic]), under: heading)
  }

  /// The lists of words that the schema of the JSON has.
  private func words(in schema: Any) -> [[String]] {
    if let list = schema as? [Any] { return list.flatMap(words) }
    guard let object = schema as? [String: Any] else { return [] }
    let own = (object["enum"] as? [Any]).map { [$0.compactMap { $0 as? String }] } ?? []
    return own + object.values.flatMap(words)
  }

  @Test(
    "a table of words has all that the JSON may hold",
    arguments: [
      ("Problems", "## Kinds"), ("Meaning", "## Periods"), ("Meaning", "## Deletions"),
      ("Meaning", "## Proof"),
    ])
  func words(_ topic: String, _ heading: String) throws {
    let text = try Repository.text(of: "samples/schema/retention-trail-1.schema.json")
    let lists = words(in: try JSONSerialization.jsonObject(with: Data(text.utf8)))
    let terms = try terms(topic, heading)
    #expect(terms.count > 3)
    #expect(lists.contains { Set($0) == Set(terms) }, "\(terms)")
  }

  @Test("the formats and the severities are those that there are")
  func formats() throws {
    #expect(try terms("Formats", "# Formats") == Report.formats.map(\.name))
    let page = try #require(topics["Formats"])
    for (command, formats) in [("state", StateReport.formats), ("watch", LiveReport.formats)] {
      let names = formats.map { "`\($0.name)`" }
      let list = names.dropLast().joined(separator: ", ") + " or " + names[names.count - 1]
      #expect(page.contains("`\(command)` writes \(list)"))
    }
    let policy = try #require(topics["PolicyFile"])
    #expect(policy.contains("`informational`, `low`, `medium`, `high` and `critical`"))
  }

  @Test("every rule is named")
  func rules() throws {
    let policy = try #require(topics["PolicyFile"])
    let section = try #require(policy.split(separator: "## What it says").first)
    let words = Set(section.matches(of: #/[a-z-]+/#).map { String($0.0) })
    #expect(Set(Rules.descriptions.map(\.id)).subtracting(words) == [])
  }
}
