import Foundation
import TestSupport
import Testing

/// Bytes that are not UTF-8, one field at a time.
struct UsedFieldTests {
  /// A record with every field that is used, and some that are not.
  private static let record = """
    {"eventVersion":"1.08","eventTime":"2024-01-01T00:00:00Z","eventSource":"chime.amazonaws.com",
    "eventName":"PutRetentionSettings","eventID":"e","recipientAccountId":"111122223333",
    "awsRegion":"r","sourceIPAddress":"ip","userAgent":"ua","errorCode":"ec","errorMessage":"em",
    "sharedEventID":"s","addendum":{"reason":"UPDATED_DATA","originalEventID":"o","updatedFields":"uf"},
    "userIdentity":{"type":"t","arn":"a","principalId":"p","userName":"n","accountId":"acc",
    "accessKeyId":"k","invokedBy":"i","identityProvider":"idp","sessionContext":{
    "attributes":{"mfaAuthenticated":"true","creationDate":"cd"},
    "webIdFederationData":{"federatedProvider":"fp"},
    "sessionIssuer":{"type":"it","accountId":"ia","arn":"iarn","userName":"iu","principalId":"ip"}}},
    "requestParameters":{"AccountId":"c","note":"n1","retentionSettings":{"more":"m",
    "roomRetentionSettings":{"retentionDays":"rd","unit":"u1"}}},
    "responseElements":{"note":"n2","initiateDeletionTimestamp":"2024-02-01T00:00:00Z","retentionSettings":{
    "conversationRetentionSettings":{"retentionDays":"cd"}}},
    "requestID":"ri","resources":[{"ARN":"ra"}],"additionalEventData":{"x":"ax"},
    "tlsDetails":{"cipherSuite":"cs"},"eventCategory":"ecat","sessionCredentialFromConsole":"true"}
    """

  /// The record with bytes that are no text at the end of one string, which follows these bytes of it.
  private static func damaged(after opening: String) throws -> [UInt8] {
    let range = try #require(record.firstRange(of: opening), "\(opening)")
    let head = record[..<range.upperBound]
    let rest = record[range.upperBound...]
    let close = try #require(rest.firstIndex(of: "\""))
    return Array(head.utf8) + Array(rest[..<close].utf8) + [0xc0, 0xff] + Array(rest[close...].utf8)
  }

  @Test(
    "bytes that are not UTF-8 in a field that is used are told, and shown as U+FFFD where it is shown",
    arguments: [
      "\"eventID\":\"", "\"recipientAccountId\":\"", "\"awsRegion\":\"", "\"sourceIPAddress\":\"",
      "\"userAgent\":\"", "\"errorCode\":\"", "\"errorMessage\":\"", "\"originalEventID\":\"",
      "\"updatedFields\":\"",
      "\"userIdentity\":{\"type\":\"", "\"arn\":\"", "\"principalId\":\"", "\"userName\":\"",
      "\"accountId\":\"", "\"accessKeyId\":\"", "\"invokedBy\":\"", "\"AccountId\":\"",
    ])
  func shown(opening: String) async throws {
    let run = try await ReportedRun(["-"], input: try Self.damaged(after: opening))
    #expect(run.result.code == 2)
    #expect(run.report.input.problems.map(\.kind) == ["invalid-utf8"])
    #expect(run.report.input.problems.map(\.message) == [FaultKindTests.invalidUTF8])
    #expect(run.report.input.matched == 1)
    #expect(run.result.output.contains("\u{fffd}\u{fffd}\""))
  }

  @Test(
    "bytes that are not UTF-8 in a field that is used but not shown as it is are told, too",
    arguments: [
      "\"sharedEventID\":\"", "\"reason\":\"", "\"mfaAuthenticated\":\"", "\"accountId\":\"ia", "\"iarn",
      "\"userName\":\"iu", "\"retentionDays\":\"rd", "\"retentionDays\":\"cd",
      "\"sessionCredentialFromConsole\":\"",
    ])
  func used(opening: String) async throws {
    let run = try await ReportedRun(["-"], input: try Self.damaged(after: opening))
    #expect(run.result.code == 2)
    #expect(run.report.input.problems.map(\.kind) == ["invalid-utf8"])
    #expect(run.report.input.matched == 1)
  }

  @Test(
    "bytes that are not UTF-8 anywhere else are no problem, and change nothing that is printed",
    arguments: [
      "\"eventVersion\":\"", "\"identityProvider\":\"", "\"creationDate\":\"",
      "\"federatedProvider\":\"", "\"sessionIssuer\":{\"type\":\"", "\"principalId\":\"ip", "\"note\":\"n1",
      "\"more\":\"", "\"unit\":\"", "\"note\":\"n2", "\"requestID\":\"", "\"ARN\":\"", "\"x\":\"",
      "\"cipherSuite\":\"", "\"eventCategory\":\"", "\"requestI", "\"unit",
    ])
  func tolerated(opening: String) async throws {
    let whole = try await ReportedRun(["-"], input: Array(Self.record.utf8))
    let run = try await ReportedRun(["-"], input: try Self.damaged(after: opening))
    #expect(run.result.code == 0)
    #expect(run.report.input.problems.isEmpty)
    #expect(run.stripped == whole.stripped)
    #expect(run.result.messages == whole.result.messages)
  }

  @Test("bodies that differ only in bytes that are tolerated are in conflict all the same")
  func fingerprint() async throws {
    let other = try Self.damaged(after: "\"requestID\":\"")
    let run = try await ReportedRun(["-"], input: Array((Self.record + "\n").utf8) + other)
    #expect(run.result.code == 0)
    #expect(run.result.output.contains("\"conflictingBodies\": 1"))
  }
}

extension ReportedRun {
  /// The output without the numbers of bytes that were read.
  fileprivate var stripped: String { result.output.replacing(#/"bytes\w+": \d+/#, with: "") }
}
