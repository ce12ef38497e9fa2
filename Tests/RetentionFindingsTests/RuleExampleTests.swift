@testable import TestSupport
@testable import RetentionReports
import Testing

@testable import RetentionFindings

@Suite("Each rule's own examples hold")
struct RuleExampleTests {
  @Test("what is flagged is found, and what is passed is not", arguments: Rules.descriptions.map(\.id))
  func examples(_ id: String) throws {
    let rule = try #require(Rules.descriptions.first { $0.id == id })
    for example in rule.flagged {
      let found = try example.investigation().findings().filter { $0.rule.id == rule.id }
      #expect(!found.isEmpty, "not flagged", sourceLocation: example.place)
      for finding in found {
        #expect(finding.message.hasSuffix(rule.rationale), sourceLocation: example.place)
        #expect(!finding.title.isEmpty, sourceLocation: example.place)
      }
    }
    for example in rule.passed {
      let found = try example.investigation().findings().filter { $0.rule.id == rule.id }
      #expect(found.isEmpty, "flagged: \(found.map(\.message))", sourceLocation: example.place)
    }
  }

  @Test("every rule shows both sides, and explains itself", arguments: Rules.descriptions.map(\.id))
  func completeness(_ id: String) throws {
    let rule = try #require(Rules.descriptions.first { $0.id == id })
    #expect(!rule.flagged.isEmpty && !rule.passed.isEmpty, "\(rule.id) shows both sides")
    for text in [rule.summary, rule.rationale, rule.clearing] {
      #expect(text.hasSuffix("."), "\(rule.id): a sentence ends with a stop: \(text)")
    }
    #expect(!rule.severity.isEmpty)
    #expect(rule.id.allSatisfy { $0.isLowercase || $0 == "-" })
    #expect(rule.supersedes.allSatisfy { id in Rules.descriptions.contains { $0.id == id } })
    #expect(rule.attack.allSatisfy { $0.wholeMatch(of: /T\d{4}(\.\d{3})?/) != nil })
  }

  @Test("no two rules have one name")
  func names() {
    #expect(Set(Rules.descriptions.map(\.id)).count == Rules.descriptions.count)
    #expect(Rules.descriptions.count == 42)
  }
}

extension Rule.Example {
  fileprivate var place: SourceLocation {
    SourceLocation(fileID: "RetentionTimeline/Rules", filePath: "\(file)", line: Int(line), column: 1)
  }
}
