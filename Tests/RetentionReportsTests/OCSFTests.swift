@testable import TestSupport
import Foundation
import Testing

@testable import RetentionFindings
@testable import RetentionReports

struct OCSFTests {
  @Test("each technique that a rule names is known with its name and tactic")
  func techniques() throws {
    let named = Set(Rules.descriptions.flatMap(\.attack))
    #expect(!named.isEmpty)
    for id in named {
      let technique = try #require(AttackTechnique(id), "\(id) is missing in AttackTechnique")
      #expect(technique.sub?.id ?? technique.id == id)
      #expect(id.hasPrefix(technique.id))
    }
  }

  @Test("a call's outcome is its status", arguments: [(true, 1), (false, 2)])
  func status(isDone: Bool, status: Int) throws {
    let failure = isDone ? "" : " error=ConflictException message=busy"
    let event = try first(Report(of: recorded("2020-09-13T12:26:40Z put each=30\(failure)")))
    #expect(event["status_id"] as? Int == status)
    #expect(event["class_uid"] as? Int == 6003)
    #expect(event["type_uid"] as? Int == 600_303)
    #expect(event["time"] as? Int == 1_600_000_000_000)
    let api = try #require(event["api"] as? [String: Any])
    #expect((api["response"] == nil) == isDone)
  }

  @Test("a record that names nobody and no address still has the actor and the source that OCSF wants")
  func nobody() throws {
    let event = try first(
      Report(of: recorded("2024-01-01T00:00:00Z get bare")))
    #expect(event["type_uid"] as? Int == 600_302)
    let actor = try #require(event["actor"] as? [String: Any])
    #expect((actor["user"] as? [String: Any])?["uid"] as? String == "unknown")
    #expect((event["src_endpoint"] as? [String: Any])?["name"] as? String == "unknown")
  }

  private func first(_ report: Report) throws -> [String: Any] {
    let line = try #require(report.string(as: .ocsf).split(separator: "\n").first)
    return try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
  }
}
