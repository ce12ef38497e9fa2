@testable import TestSupport
@testable import RetentionReports
import Testing

@testable import RetentionFindings
@testable import RetentionModel

/// What a hostile archive may hold in great numbers. Nothing is timed; the limit is there for a rule whose cost
/// grows with the square of the calls.
@Suite(.timeLimit(.minutes(10)))
struct HugeFindingsTests {
  private let count = 8000
  private let start: Int64 = 1_600_000_000

  @Test("many callers of one second")
  func callers() throws {
    let findings = try findings {
      "\(Instant(seconds: start + Int64($0 % 2))) put room=\(30 + $0 % 3) by=R\($0)/x"
    }
    #expect(findings.count { $0.rule.id == "ambiguous-order" } == 2)
    // A text that names them all would have no end.
    #expect(findings.allSatisfy { $0.title.utf8.count < 200 && $0.message.utf8.count < 2000 })
  }

  @Test("one caller from everywhere")
  func addresses() throws {
    let findings = try findings {
      "\(Instant(seconds: start + Int64($0))) put room=365 conversation=365 from=10.0.\($0 / 256).\($0 % 256)"
    }
    #expect(findings.count { $0.rule.id == "first-seen-origin" } == count - 3)
  }

  @Test("cuts on cuts that nobody undoes")
  func descending() throws {
    let findings = try findings {
      "\(Instant(seconds: start + Int64($0))) put room=\(5475 - $0 % 5475) conversation=\(1 + $0 % 5475)"
    }
    #expect(findings.count { $0.rule.id == "flapping" } == 2)
  }

  @Test("a clock before all of it, so that every deletion is still ahead")
  func ahead() throws {
    let findings = try findings(asOf: Instant(seconds: 0)) {
      "\(Instant(seconds: start + Int64($0) * 2_600_000)) put room=\(5475 - $0 % 5475) conversation=365"
    }
    #expect(findings.count { $0.rule.id == "purge-pending" } > count - 10)
    #expect(findings.allSatisfy { $0.command == nil }, "what is yet to come needs no remedy")
  }

  private func findings(asOf: Instant? = nil, _ line: (Int) -> String) throws -> [Finding] {
    let records = try (0..<count).map(line).records()
    return try Investigation(records: records, asOf: asOf).findings()
  }
}
