import Foundation
import TestSupport

/// What the tests read of a finding in JSON.
struct FoundFinding: Decodable, Equatable {
  struct Suppression: Decodable, Equatable {
    let reason: String
    let expires: String?
  }

  struct Report: Decodable {
    let findings: [FoundFinding]
  }

  private(set) var type: String?
  let rule: String
  let severity: String
  let title: String
  let message: String
  let remedy: String?
  let resource: String?
  let scope: String?
  let scopes: [String]
  let eventIDs: [String]
  let suppressed: Suppression?

  /// The finding as a report has it, where it needs no type.
  var withoutType: FoundFinding {
    var finding = self
    finding.type = nil
    return finding
  }

  /// The findings of a JSON report.
  static func ofReport(_ document: String) throws -> [FoundFinding] {
    try JSONDecoder().decode(Report.self, from: Data(document.utf8)).findings
  }

  /// The findings amid lines of JSON.
  static func ofLines(_ text: String) throws -> [FoundFinding] {
    try text.split(separator: "\n").filter { $0.hasPrefix(#"{"type": "finding","#) }.map {
      try JSONDecoder().decode(FoundFinding.self, from: Data($0.utf8))
    }
  }
}

extension [FoundFinding] {
  /// How many paragraphs text has of them: those that say the same of several scopes have one.
  var paragraphs: Int { count { $0.scope == $0.scopes.first } }
}

extension CommandResult {
  /// The words of text, with a space between any two.
  var words: String { output.split { $0 == " " || $0 == "\n" }.joined(separator: " ") }

  /// The paragraphs of text that tell a finding, by their first lines.
  var findingHeads: [Substring] {
    output.split(separator: "\n").filter {
      $0.prefixMatch(of: #/(INFORMATIONAL|LOW|MEDIUM|HIGH|CRITICAL)  /#) != nil
    }
  }
}

extension TemporaryFolder {
  /// A folder whose `log.json` holds a cut from 365 to 30 days.
  static func withCut() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let first = recorded("2024-01-01T00:00:00Z put each=365 id=e-1")
    let cut = recorded("2024-02-01T00:00:00Z put each=30 id=e-2")
    try folder.write("\(first)\n\(cut)\n", to: "log.json")
    return folder
  }
}
