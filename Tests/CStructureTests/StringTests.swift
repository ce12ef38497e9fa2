import CStructure
import TestSupport
import Testing

@Suite("A string ends right behind its closing quote, and breaks at a line break")
struct StringTests {
  private let oracle = SlowScanner()

  @Test("at each offset", arguments: Kernel.all)
  func eachOffset(kernel: Kernel) {
    for end in 0..<192 {
      let bytes = [UInt8](repeating: UInt8(ascii: "{"), count: end) + Array("\"\"\n\"".utf8)
      var state = cstructure_state.string
      #expect(kernel.skipString(&state, bytes[...]) == end + 1)
      #expect(state.in_string == 0 && state.broken == 0, "end \(end)")
    }
  }

  @Test("it breaks at each offset, also where the line break is escaped", arguments: Kernel.all, ["", "\\"])
  func breaks(kernel: Kernel, before: String) {
    for lead in 0..<192 {
      let text = String(repeating: "a", count: lead) + before
      let bytes = Array((text + "\n\"").utf8)
      var state = cstructure_state.string
      #expect(kernel.skipString(&state, bytes[...]) == text.utf8.count)
      #expect(state.in_string == 1 && state.broken == 1, "lead \(lead)")
    }
  }

  @Test("what the oracle says of noise, cut in two at every place", arguments: Kernel.all, Noise.allCases)
  func everySplit(kernel: Kernel, noise: Noise) {
    for seed in 7000..<7003 as Range<UInt64> {
      let bytes = noise.bytes(200, seed: seed)
      for cut in 0...bytes.count {
        let expected = oracle.passAll(bytes[...], cutAt: [cut], from: .string)
        let passed = kernel.passAll(bytes[...], cutAt: [cut], from: .string)
        #expect(passed == expected, "seed \(seed), cut \(cut)")
      }
    }
  }

  @Test("what the oracle says of noise, in many windows", arguments: Kernel.all, Noise.allCases)
  func manySplits(kernel: Kernel, noise: Noise) {
    for seed in 8000..<8020 as Range<UInt64> {
      let bytes = noise.bytes(1000, seed: seed)
      let cuts = seed.isMultiple(of: 2) ? Array(1..<1000) : randomCuts(30, below: 1000, seed: seed)
      let expected = oracle.passAll(bytes[...], cutAt: cuts, from: .string)
      #expect(kernel.passAll(bytes[...], cutAt: cuts, from: .string) == expected, "seed \(seed)")
    }
  }

  @Test("and an empty window changes nothing", arguments: Kernel.all)
  func emptyWindow(kernel: Kernel) {
    let begun = Array("abc\\".utf8)
    var state = cstructure_state.string
    #expect(kernel.skipString(&state, begun[...]) == 4)
    let before = state.fields
    #expect(kernel.skipString(&state, begun[0..<0]) == 0)
    #expect(state.fields == before)
  }
}
