import Foundation
import TestSupport
import Testing

/// Text from logs in the formats of other programs.
struct HostileFormatTests {
  private static let texts = [HostileText.all, "\"},{\"", "\\", "=1+1", "é\u{301}", "💬", "a/b//c", ""]

  @Test("stays in its field, unaltered, on a line that no terminal minds", arguments: texts)
  func fields(text: String) async throws {
    for format in ["timesketch", "ocsf"] {
      let result = try await retentionTrail(
        ["--format", format, "--as-of", "2026-01-01", "-"], input: Array(HostileText.log(text).utf8))
      #expect(result.code == 0)
      #expect(result.output.isTame)
      let lines = try JSONLines(result.output).objects
      let failed = try #require(
        lines.first { ($0[format == "ocsf" ? "status_detail" : "errorMessage"] as? String) != nil })
      let fields =
        format == "ocsf"
        ? [
          "metadata.uid": "failed", "status_code": "ec", "status_detail": "em", "src_endpoint.svc_name": "ip",
          "http_request.user_agent": "ua", "actor.user.uid": "arn/", "actor.user.name": "n",
          "actor.user.type": "t", "cloud.region": "r", "cloud.account.uid": "1",
          "api.response.error_message": "em",
        ]
        : [
          "eventID": "failed", "errorCode": "ec", "errorMessage": "em", "sourceIPAddress": "ip",
          "userAgent": "ua", "arn": "arn/", "type": "t", "awsRegion": "r", "recipientAccountId": "1",
          "resource": "c",
        ]
      for (path, prefix) in fields {
        let found = try #require(value(path, in: failed) as? String, "\(format) \(path)")
        #expect(Array(found.unicodeScalars) == Array((prefix + text).unicodeScalars), "\(format) \(path)")
      }
    }
  }

  @Test(
    "begins no cell of a history's table as a formula does, and leaves none",
    arguments: texts + ["@SUM(A1)", "-2+3", "\"=1", ",=1", "\t=1", "\r\n=1"])
  func cells(text: String) async throws {
    let result = try await retentionTrail(
      ["--format", "csv", "-"], input: Array(HostileText.log(text, prefixed: false).utf8))
    // As an errorCode, an empty text names no error, which is told.
    #expect(result.code == (text.isEmpty ? 2 : 0))
    let rows = try #require(CSVReading(result.output)).rows
    #expect(rows.count == 5)
    for row in rows {
      #expect(row.count == rows[0].count)
      for cell in row {
        #expect(!"=+-@\t\r\n".unicodeScalars.contains(cell.unicodeScalars.first ?? "x"), "\(cell)")
        #expect(!cell.unicodeScalars.contains { $0.couldSteer })
      }
    }
  }

  @Test("makes no line of its own out of findings, whose names stay apart", arguments: texts.dropLast())
  func findings(text: String) async throws {
    let hostile = try HostileFindings(text)
    let report = try await retentionTrail(
      ["findings", "--format", "json"] + hostile.arguments, in: hostile.folder.path)
    let count = try FoundFinding.ofReport(report.output).count
    #expect(count > 10)
    for format in ["timesketch", "ocsf"] {
      let result = try await retentionTrail(
        ["findings", "--format", format] + hostile.arguments, in: hostile.folder.path)
      let lines = try JSONLines(result.output).objects
      #expect(lines.count == count)
      #expect(result.output.isTame)
      guard format == "ocsf" else { continue }
      #expect(Set(lines.compactMap { value("finding_info.uid", in: $0) as? String }).count == count)
    }
  }
}
