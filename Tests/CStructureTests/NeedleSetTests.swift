import CStructure
import TestSupport
import Testing

@Suite("Several needles are looked for at once")
struct NeedleSetTests {
  private typealias Names = [(name: [UInt8], pair: Int)]

  private static func names(_ texts: [String]) -> Names { texts.map { (Array($0.utf8), 0) } }

  private static let words = names(["bucket", "policy", "queue", "rule", "stream"])

  @Test("each is found by itself, whichever others stand there", arguments: Kernel.all)
  func everySubset(kernel: Kernel) {
    for count in 0...5 {
      for wanted in 0..<32 {
        let present = Self.words.indices.filter { wanted >> $0 & 1 == 1 }.reversed()
        for filling in [0, 3, 70] {
          let gap = Array(repeating: UInt8(ascii: "-"), count: filling)
          let text = gap + present.flatMap { Self.words[$0].name + gap }
          let found = kernel.find(Array(Self.words.prefix(count)), in: text.span, enough: 0)
          #expect(found == UInt64(wanted) & (1 << count - 1), "of \(count), \(filling) bytes between")
        }
      }
    }
  }

  @Test("an escape is a mention of each, wherever it stands", arguments: Kernel.all)
  func escape(kernel: Kernel) {
    for place in 0..<140 {
      var text = Array(repeating: UInt8(ascii: "-"), count: 150)
      text.replaceSubrange(place..<place + 6, with: Array(#"\u0041"#.utf8))
      #expect(kernel.find(Self.words, in: text.span, enough: 0) == 0b11111, "at \(place)")
    }
  }

  @Test("the search ends with one that is enough, and not with another", arguments: Kernel.all)
  func enough(kernel: Kernel) {
    let gap = String(repeating: "-", count: 100)
    let text = Array("policy\(gap)rule\(gap)bucket\(gap)queue\(gap)stream".utf8)
    for enough in 1..<32 as Range<UInt64> {
      let found = kernel.find(Self.words, in: text.span, enough: enough)
      #expect(found & enough != 0, "\(enough)")
    }
    #expect(kernel.find(Self.words, in: text.span, enough: 0b10) == 0b10, "policy stands before bucket")
    #expect(kernel.find(Self.words, in: text.span, enough: 0b01) == 0b11, "bucket stands behind policy")
  }

  @Test("64 of them, and names of every length", arguments: Kernel.all)
  func many(kernel: Kernel) {
    let letters = (UInt8(ascii: "a")...UInt8(ascii: "z")).map { $0 }
    let names: Names = (0..<64).map { index in
      ((0..<2 + index % 29).map { letters[($0 * index + index) % 26] }, index % (1 + index % 29))
    }
    for (index, name) in names.enumerated() {
      let found = kernel.find(names, in: (Array("--".utf8) + name.name + Array("--".utf8)).span, enough: 0)
      let expected = names.enumerated().filter { name.name.contains($0.element.name) }
      #expect(found == expected.reduce(0 as UInt64) { $0 | 1 << UInt64($1.offset) }, "\(index)")
    }
  }

  @Test("what the oracle says of noise, for two to five names", arguments: Kernel.all)
  func noise(kernel: Kernel) {
    var answers = Set<UInt64>()
    for seed in 500..<900 as Range<UInt64> {
      var random = SeededRandom(seed: seed)
      let names: Names = (0..<Int.random(in: 2...5, using: &random)).map { _ in
        let name = (0..<Int.random(in: 2...6, using: &random)).map { _ in
          Array("ab".utf8)[Int.random(in: 0...1, using: &random)]
        }
        return (name, Int.random(in: 0..<name.count - 1, using: &random))
      }
      let bytes = (0..<Int.random(in: 0...200, using: &random)).map { _ in
        Array("abABc|u--".utf8)[Int.random(in: 0..<9, using: &random)]
      }
      let expected = names.enumerated().reduce(0 as UInt64) { found, name in
        let isThere = SlowScanner().mentions(name.element.name, pair: 0, in: bytes.span)
        return found | (isThere ? 1 << UInt64(name.offset) : 0)
      }
      answers.insert(expected)
      #expect(kernel.find(names, in: bytes.span, enough: 0) == expected, "seed \(seed)")
    }
    #expect(answers.count > 8, "the noise shows many answers")
  }
}

extension [UInt8] {
  fileprivate func contains(_ part: [UInt8]) -> Bool {
    count >= part.count && (0...count - part.count).contains { self[$0...].starts(with: part) }
  }
}
