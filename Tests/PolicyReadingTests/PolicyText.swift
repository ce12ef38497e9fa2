import Foundation
import PolicyReading
import RetentionFindings
import SystemPackage
import TestSupport

/// The rules that the tests' policies speak of.
let knownRules = [
  "denied-attempts": ["count", "minutes"], "first-seen-origin": [], "flapping": ["count", "days"],
]

/// A policy with every key.
let wholePolicy = """
  version: 1
  minimum-days: {room: 90, conversation: 90, channel: 30}
  expected-periods:
    - aws-account: "111122223333"
      resource: "6ff0*"
      room: 365
      conversation: off
    - {room: 1095, conversation: 1095}
  approved-principals:
    - "arn:aws:iam::111122223333:role/Retention*"
    - "arn:aws:iam::*:user/ines.duarte"
  change-windows:
    - {days: mon-fri, from: "08:00", to: "18:00", time-zone: Europe/Berlin}
    - {days: [sat], from: "22:00", to: "02:00", time-zone: UTC}
  thresholds:
    denied-attempts: {count: 5, minutes: 30}
  suppressions:
    - rule: first-seen-origin
      aws-account: "111122223333"
      principal: "arn:aws:iam::*:role/Backup"
      reason: Office moved, ticket 4711
      expires: 2026-12-31
  """

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
