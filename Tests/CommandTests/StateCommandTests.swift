import Foundation
import SystemPackage
import TestSupport
import Testing

@Suite("state")
struct StateCommandTests {
  private let folder: TemporaryFolder
  private let log = recorded(
    """
    2024-01-01T00:00:00Z put each=365 id=e-1
    2024-06-20T00:00:00Z put each=30 id=e-2
    """)

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(log, to: "log.json")
  }

  @Test("as a page it says what the text says: what was in force, by whom, and what can be restored")
  func page() async throws {
    func state(_ format: String, at moment: String) async throws -> String {
      let run = try await retentionTrail(
        ["state", "--at", moment, "--format", format, "log.json"], in: folder.path)
      #expect(run.code == 0, "\(run.messages)")
      return run.output.replacing(#/<[^>]*>/#, with: "").split { " \n".contains($0) }.joined(separator: " ")
    }
    for moment in ["2024-06-25T00:00:00Z", "2024-03-01T00:00:00Z", "2023-01-01T00:00:00Z"] {
      let (page, text) = (try await state("html", at: moment), try await state("text", at: moment))
      let sentences = [
        "30 days, in force since 2024-06-20 00:00:00Z (requested, not confirmed)",
        "365 days, in force since 2024-01-01 00:00:00Z (requested, not confirmed)",
        "Hidden, and restorable until", "put-retention-settings", "not known: no earlier event",
        "The logs end before that moment",
      ]
      #expect(page.lowercased().contains("state at \(moment.replacing("T", with: " "))".lowercased()))
      for sentence in sentences {
        #expect(
          page.lowercased().contains(sentence.lowercased())
            == text.lowercased().contains(sentence.lowercased()), "\(moment): \(sentence)")
      }
    }
    let now = try await state("html", at: "2024-06-25T00:00:00Z")
    #expect(
      now.contains("event e-2") && now.contains("set by ines") && now.contains("30 days, in force since"))
  }

  @Test("a file's name asks for the page")
  func named() async throws {
    let run = try await retentionTrail(
      ["state", "--at", "2024-06-25", "--output", "state.html", "log.json"], in: folder.path)
    let page = try String(contentsOfFile: folder.path.appending("state.html").string, encoding: .utf8)
    #expect(run.code == 0 && page.hasPrefix("<!DOCTYPE html>") && page.hasSuffix("</html>\n"))
    #expect(page.contains("Content-Security-Policy") && !page.contains("<script"))
  }
}
