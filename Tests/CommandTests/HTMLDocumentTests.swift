import Foundation
import TestSupport
import Testing

/// What holds for the HTML report without a browser.
struct HTMLDocumentTests {
  private func html(_ log: String, _ command: String = "timeline") async throws -> String {
    let result = try await retentionTrail(
      [command, "--format", "html", "--as-of", "2024-01-20", "-"], input: Array(log.utf8))
    #expect(result.code == 0)
    return result.output
  }

  @Test(
    "the policy of the document names the style and the script that are in it",
    arguments: [("style", "styleHash"), ("script", "scriptHash")])
  func hashes(_ element: String, _ constant: String) async throws {
    let folder = try TemporaryFolder()
    let document = try await html(HostileText.log("x"))
    let start = try #require(document.range(of: "<\(element)>")).upperBound
    let end = try #require(document.range(of: "</\(element)>")).lowerBound
    try folder.write(String(document[start..<end]), to: "content")
    let digest = try await shell("sha256sum content", in: folder.path).output.prefix(64)
    let bytes = stride(from: 0, to: 64, by: 2).compactMap { UInt8(digest.dropFirst($0).prefix(2), radix: 16) }
    let hash = Data(bytes).base64EncodedString()
    #expect(bytes.count == 32)
    let policy = try #require(document.firstMatch(of: /Content-Security-Policy" content="([^"]*)"/)).1
    #expect(
      policy.replacing("&#39;", with: "'").split(separator: "; ").contains {
        $0.hasPrefix("\(element)-src ") && $0.hasSuffix("'sha256-\(hash)'")
      },
      "put \(hash) into ContentSecurityPolicy.\(constant)")
  }

  @Test("the policy comes first, forbids all else, and nothing refers to anything outside")
  func selfContained() async throws {
    let document = try await html(HostileText.log("x"))
    #expect(
      document.hasPrefix(
        "<!DOCTYPE html>\n<html lang=\"en\"><head><meta http-equiv=\"Content-Security-Policy\""
          + " content=\"default-src &#39;none&#39;; "))
    #expect(document.contains("; base-uri &#39;none&#39;; form-action &#39;none&#39;\">"))
    let references = document.matches(of: #/ (src|href|action|style|on[a-z]+|srcset|data)="([^"]*)"/#)
    #expect(references.count > 5)
    #expect(references.allSatisfy { $0.1 == "href" && $0.2.hasPrefix("#") })
    #expect(!document.contains("@import") && !document.contains("://"))
  }

  @Test(
    "a text from a log adds neither a tag nor an attribute, and no character that steers",
    arguments: [
      HostileText.all, "<script>alert(1)</script>", "\" onclick=\"x", "' x='", "</td></table>", "<!--", "-->",
      "&lt;",
    ])
  func markup(_ text: String) async throws {
    let (harmless, hostile) = try await (html(HostileText.log("x")), html(HostileText.log(text)))
    for mark in ["<", ">", "\"", "'", " href=", " class="] {
      #expect(
        hostile.components(separatedBy: mark).count == harmless.components(separatedBy: mark).count, "\(mark)"
      )
    }
    #expect(hostile.isTame)
  }

  @Test("of the findings alone there are no histories")
  func findings() async throws {
    let folder = Repository.sample("rescued-cut")
    let result = try await retentionTrail(
      ["findings", "--format", "html", "--as-of", "2026-11-22", "logs"], in: folder)
    #expect(result.output.contains("<h1>Chat retention: findings</h1>"))
    #expect(result.output.components(separatedBy: "<article").count == 7)
    #expect(!result.output.contains("<table") && !result.output.contains("role=\"img\""))
  }

  @Test("a log without any retention call gives a whole document")
  func empty() async throws {
    let document = try await html("{\"Records\":[]}")
    #expect(document.contains("No retention call of these accounts was read."))
    #expect(document.hasSuffix("</html>\n"))
  }

  @Test("a part is called a part")
  func part() async throws {
    let folder = Repository.sample("rescued-cut")
    let result = try await retentionTrail(
      [
        "timeline", "--format", "html", "--as-of", "2026-11-22", "--start-time", "2024-05-01",
        "--aws-account",
        "444455556666", "logs",
      ], in: folder)
    #expect(
      result.output.contains(
        "This report shows only a part: events from 2024-05-01 00:00:00Z; AWS account 444455556666."))
    #expect(result.output.components(separatedBy: "<tbody id=\"event-").count == 8)
  }
}
