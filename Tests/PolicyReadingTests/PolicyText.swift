import Foundation
import PolicyReading
import RetentionTimeline
import SystemPackage
import TestSupport

/// The rules that the tests' policies speak of.
let knownRules = [
  "denied-attempts": ["count", "minutes"], "first-seen-origin": [], "flapping": ["count", "days"],
]

/// The policy that documents itself.
func samplePolicy() throws -> String {
  let path = Repository.root.appending("samples").appending("policy.yaml")
  return try String(contentsOfFile: path.string, encoding: .utf8)
}

extension Policy {
  init(_ yaml: String) throws(PolicyError) {
    try self.init(yaml: yaml, rules: knownRules)
  }

  /// Behind the line that gives the version.
  init(entries: String) throws(PolicyError) {
    try self.init("version: 1\n" + entries)
  }

  static func error(_ yaml: String) -> PolicyError? {
    do {
      _ = try Policy(yaml)
      return nil
    } catch {
      return error
    }
  }
}
