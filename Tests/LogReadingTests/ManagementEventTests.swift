import RetentionModel
import SystemPackage
@testable import TestSupport
import Testing

/// A trail can record data events alone; its files then show nothing of the calls that change retention settings.
@Suite("A log file shows that a trail logged management events")
struct ManagementEventTests {
  private let name = "111122223333_CloudTrail_us-east-1_20240101T0105Z_AbCdEfGhIjKlMnOp.json"

  /// A record as CloudTrail writes it, with some members at its end.
  private func record(_ members: String, version: String = "1.08", source: String = "s3.amazonaws.com")
    -> String
  {
    #"{"eventVersion":"\#(version)","userIdentity":{"type":"AWSService","invokedBy":"a","managementEvent":true},"#
      + #""eventTime":"2024-01-01T01:01:00Z","eventSource":"\#(source)","eventName":"GetObject","#
      + #""awsRegion":"us-east-1","requestParameters":{"eventCategory":"Management"},"eventID":"e","#
      + #""recipientAccountId":"111122223333"\#(members)}"#
  }

  /// Whether such a file closes its hour of a trail's hole.
  private func closes(_ records: String...) async throws -> Bool {
    let folder = try TemporaryFolder()
    let file = try folder.write(#"{"Records":[\#(records.joined(separator: ","))]}"#, to: name)
    let tally = try await read([file]).tally
    #expect(tally.problems.isEmpty)
    return tally.witnesses.holesWithoutTrail.count == 2
  }

  @Test("by a record that says so, wherever it stands in the file")
  func saying() async throws {
    let data = record(#","managementEvent":false,"eventCategory":"Data""#)
    let management = record(#","managementEvent":true,"eventCategory":"Management""#)
    #expect(try await closes(management))
    #expect(try await closes(data, data, management, data))
    #expect(try await closes(record(#","managementEvent":true"#, version: "1.06")))
    #expect(try await closes(record(#","eventCategory":"Management""#)))
    #expect(try await !closes(data, data))
    #expect(try await !closes(record(#","eventCategory":"NetworkActivity""#)))
  }

  @Test("not by one that says both, or nothing though its version has it")
  func doubtful() async throws {
    #expect(try await !closes(record(#","managementEvent":true,"eventCategory":"Data""#)))
    #expect(try await !closes(record(#","managementEvent":false,"eventCategory":"Management""#)))
    #expect(try await !closes(record("")))
  }

  @Test("by one of an early version, unless its service had data events then")
  func early() async throws {
    #expect(try await closes(record("", version: "1.05", source: "ec2.amazonaws.com")))
    for source in ["s3.amazonaws.com", "lambda.amazonaws.com"] {
      #expect(try await !closes(record("", version: "1.05", source: source)))
    }
  }

  @Test("by a retention call or a call of CloudTrail's own, whatever it says")
  func known() async throws {
    #expect(try await closes(recorded("2024-01-01T01:01:00Z put each=30")))
    #expect(try await closes(TrailLine("2024-01-01T01:01:00Z trail StartLogging").json))
  }
}
