import SystemPackage
import TestSupport
import Testing

/// Which findings the selection shows; rules look at everything, whatever is shown.
struct FindingSelectionTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    var records: [String] = []
    for (number, account) in ["c-1", "c-2", "c-3"].enumerated() {
      records.append(
        recorded("2024-01-0\(number + 1)T00:00:00Z put each=365 id=set-\(account) resource=\(account)"))
      records.append(
        recorded("2024-02-01T00:0\(number):00Z put each=30 id=cut-\(account) resource=\(account)"))
    }
    let other = recorded("2024-02-01T00:01:30Z put each=5 id=other resource=c-9")
    records.append(other.replacing("111122223333", with: "999988887777"))
    try folder.write(records.joined(separator: "\n"), to: "log.json")
  }

  private func found(_ options: [String]) async throws -> [FoundFinding] {
    let arguments = ["findings", "--as-of", "2024-06-01", "--format", "jsonl"] + options + ["log.json"]
    let result = try await retentionTrail(arguments, in: folder.path)
    #expect(result.code == 0)
    return try FoundFinding.ofLines(result.output)
  }

  @Test("only findings of the accounts that are asked for are shown")
  func accounts() async throws {
    let all = try await found([])
    for account in ["c-1", "c-2"] {
      let shown = try await found(["--chime-account", account])
      #expect(shown == all.filter { [account, nil].contains($0.resource) })
      #expect(shown.contains { $0.eventIDs == ["cut-\(account)"] && $0.rule == "shortened-retention" })
    }
    let other = try await found(["--aws-account", "999988887777"])
    #expect(!other.isEmpty)
    #expect(other.allSatisfy { $0.eventIDs == ["other"] })
    #expect(try await found(["--aws-account", "000000000000"]).isEmpty)
  }

  @Test("a finding about several accounts is shown with each of them, and with no other")
  func severalAccounts() async throws {
    for account in ["c-1", "c-2", "c-3"] {
      let bulk = try await found(["--chime-account", account]).filter { $0.rule == "bulk-shortening" }
      #expect(bulk.map(\.eventIDs) == [["cut-c-1", "cut-c-2", "cut-c-3"]])
    }
    #expect(try await found(["--chime-account", "c-9"]).allSatisfy { $0.eventIDs == ["other"] })
    #expect(try await found(["--chime-account", "c-8"]).isEmpty)
  }

  @Test("times select findings by their event, and what came before still counts")
  func times() async throws {
    let all = try await found([])
    let late = try await found(["--start-time", "2024-02-01"])
    #expect(late == all.filter { !($0.eventIDs.first?.hasPrefix("set-") ?? false) })
    #expect(late.count { $0.rule == "shortened-retention" } == 6)
    let early = try await found(["--end-time", "2024-01-31"])
    #expect(early == all.filter { $0.eventIDs.first?.hasPrefix("set-") ?? false })
    #expect(!early.isEmpty)
  }

  @Test("--fail-on minds only what is selected")
  func failOn() async throws {
    for (options, code) in [
      (["--chime-account", "c-1"], Int32(1)), (["--chime-account", "c-8"], 3),
      (["--end-time", "2024-01-31"], 0),
    ] {
      for command in ["findings", "timeline"] {
        let arguments = [command, "--as-of", "2024-06-01", "--fail-on", "high"] + options + ["log.json"]
        #expect(try await retentionTrail(arguments, in: folder.path).code == code, "\(arguments)")
      }
    }
  }
}
