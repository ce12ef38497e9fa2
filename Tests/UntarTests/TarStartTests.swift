import TestSupport
import Testing
import Untar

@Suite("The first bytes of an input")
struct TarStartTests {
  @Test(
    "are an archive's where its first header is whole, and not before", arguments: TarMember.Form.allCases)
  func archives(_ form: TarMember.Form) {
    for name in ["a.json", "{\"Records\":[", " ", String(repeating: "n", count: 120), "a\nb"] {
      var member = TarMember(name, [])
      member.form = form
      let header = member.header
      #expect((0..<512).allSatisfy { TarStart(Array(header.prefix($0))) == .undecided }, "\(name)")
      #expect(TarStart(header) == .archive)
    }
  }

  @Test("are an archive's where its first header has the magic word, and is damaged")
  func damaged() {
    var header = TarMember("a", []).header
    header[0] ^= 1
    #expect(TarStart(header) == .archive)
  }

  @Test("are no archive's where they have no NUL, even if all else is as in a header")
  func planted() {
    var header = TarMember("a", []).header.map { $0 == 0 ? UInt8(ascii: " ") : $0 }
    let field = 148..<156
    let sum = header.enumerated().reduce(8 * 32) { field.contains($1.offset) ? $0 : $0 + Int($1.element) }
    header.replaceSubrange(field, with: octal(sum, digits: 8))
    #expect(TarStart(header) == .other && isNone(header))
    #expect(!isNone(Array(header.dropLast())), "it can have one yet")
    header[511] = 0
    #expect(!isNone(header))
    header.replaceSubrange(field, with: octal(sum - 32, digits: 8))
    #expect(TarStart(header) == .archive, "it lacks nothing else")
  }

  private func isNone(_ bytes: [UInt8]) -> Bool { TarStart.isNone(bytes.span) }

  @Test("are no archive's where they are zeros: such a file was lost, and is not empty")
  func zeros() {
    #expect(TarStart([UInt8](repeating: 0, count: 1024)) == .other)
  }

  @Test("hold no text back behind its hundredth byte")
  func text() {
    let record = Array(recorded("2024-01-01T00:00:00Z put each=30 id=a").utf8)
    for count in 0..<record.count {
      let start = TarStart(Array(record.prefix(count)))
      #expect(start == (count <= 100 ? .undecided : .other) || count < 110, "\(count)")
    }
    #expect(TarStart(Array("\(String(repeating: "x", count: 100))0123456789 x".utf8)) == .other)
  }
}
