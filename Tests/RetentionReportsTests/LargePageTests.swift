@testable import RetentionReports
@testable import TestSupport
import Foundation
import Gunzip
import RetentionFindings
import RetentionModel
import Testing

@Suite("A page of very many events")
struct LargePageTests {
  private func page(events: Int, who: String = "ann") -> String {
    let lines = (0..<events).map { number in
      let time = Instant(seconds: 1_600_000_000 + Int64(number) * 9000).description
      let by = #"{"type":"IAMUser","userName":"\#(who)"}"#
      return "\(time) put room=\(100 + number % 3) conversation=off id=event-\(number) by=\(by)"
    }
    let report = Report(
      tool: "retention-trail 0.1.0", history: EventHistory([recorded(lines.joined(separator: "\n"))]),
      input: InputTally(), selection: Selection(), asOf: Instant(seconds: 1_800_000_000),
      filter: FindingFilter())
    return report.string(as: .html)
  }

  /// What the lines open to, in their order.
  private func fragments(of page: String) throws -> [String] {
    var all: [String] = []
    for part in page.matches(of: /<script type="application\/gzip" class="part" data-size="(\d+)">([^<]*)</) {
      var reader = GunzipReader()
      reader.open(ByteSource([UInt8](try #require(Data(base64Encoded: String(part.2))))))
      var bytes: [UInt8] = []
      while try reader.advance() {
        bytes += unsafe reader.window.withUnsafeBufferPointer { unsafe Array($0) }
      }
      // A full part but the last.
      #expect(all.count % (try #require(Int(part.1))) == 0)
      all += String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    }
    return all
  }

  @Test("has a line for each event and each finding, and for each line what it opens to, in the same order")
  func details() throws {
    let page = page(events: 2001)
    #expect(page == self.page(events: 2001))
    let fragments = try fragments(of: page)
    let lines = page.matches(of: /<details class="row" id="([a-z]+)-/).map(\.1)
    #expect(lines.count == fragments.count)
    #expect(lines.count { $0 == "entry" } == 2001)
    #expect(lines.count > 2001)
    for (place, fragment) in fragments.enumerated() {
      let isEntry = lines[place] == "entry"
      #expect(fragment.hasPrefix(isEntry ? #"<dl class="facts">"# : #"<p class="where">"#))
      if isEntry { #expect(fragment.contains("record \(place), byte ")) }
    }
    #expect(page.contains("retention-trail explain EVENTID"))
    #expect(!page.contains("<table class=\"history\""))
  }

  @Test("has no text of a log that is markup, neither in a line nor in what it opens to")
  func hostile() throws {
    let page = page(events: 2001, who: "</script><script>alert(1)</script><img/src=x>")
    let fragments = try fragments(of: page)
    #expect(fragments.count > 2001)
    for text in [page] + fragments {
      #expect(!text.contains("<img"))
      #expect(!text.contains("<script>alert"))
    }
    #expect(fragments[0].contains("&lt;img/src=x&gt;"))
  }

  @Test("says in the line itself that an event's records contradict each other")
  func disputed() throws {
    let lines = (0..<2001).map {
      "\(Instant(seconds: 1_600_000_000 + Int64($0) * 9000)) put each=\(100 + $0 % 3) id=e-\($0)"
    }
    let page = try Report(
      judging: (lines + [lines[5].replacing("each=102", with: "each=7")]).joined(separator: "\n")
    )
    .string(as: .html)
    #expect(page.matches(of: /; disputed<\/span>/).count == 1)
    #expect(page.contains(#"id="entry-1-6""#))
  }

  @Test("begins above two thousand events")
  func limit() {
    let page = page(events: 2000)
    #expect(!page.contains("class=\"part\""))
    #expect(page.matches(of: /<tbody id="event-/).count == 2000)
  }

  @Test("Base64 is Foundation's, however the bytes come")
  func base64() {
    var random = SeededRandom(seed: 3)
    for count in 0..<40 {
      let bytes = (0..<count).map { _ in UInt8(random.next() % 256) }
      for size in 1...4 {
        var writer = Base64Writer()
        var text: [UInt8] = []
        for start in stride(from: 0, to: count, by: size) {
          text += writer.text(of: Array(bytes[start..<min(start + size, count)]))
        }
        text += writer.end()
        #expect(String(decoding: text, as: UTF8.self) == Data(bytes).base64EncodedString())
      }
    }
  }
}
