import CStructure
import TestSupport
import Testing

@Suite("However the bytes lie in memory and in windows, a kernel says what the oracle says")
struct WindowTests {
  private let oracle = SlowScanner()

  @Test("at every start alignment", arguments: Kernel.all, Noise.allCases)
  func everyAlignment(kernel: Kernel, noise: Noise) {
    for alignment in 0..<64 {
      let seed = UInt64(1000 + alignment)
      let bytes = noise.bytes(500, seed: seed)
      let placed = AlignedBytes(bytes, alignment: alignment)
      #expect(placed.alignment == alignment)
      #expect(kernel.passAll(placed.slice) == oracle.passAll(bytes[...]), "seed \(seed)")
    }
  }

  @Test("cut in two windows at every place", arguments: Kernel.all, Noise.allCases)
  func everySplit(kernel: Kernel, noise: Noise) {
    for seed in 2000..<2003 as Range<UInt64> {
      let bytes = noise.bytes(260, seed: seed)
      for cut in 0...bytes.count {
        let expected = oracle.passAll(bytes[...], cutAt: [cut])
        #expect(kernel.passAll(bytes[...], cutAt: [cut]) == expected, "seed \(seed), cut \(cut)")
      }
    }
  }

  @Test("cut in many windows at random", arguments: Kernel.all, Noise.allCases)
  func manySplits(kernel: Kernel, noise: Noise) {
    for seed in 3000..<3040 as Range<UInt64> {
      let bytes = noise.bytes(2000, seed: seed)
      let cuts = randomCuts(25, below: bytes.count, seed: seed)
      let expected = oracle.passAll(bytes[...], cutAt: cuts)
      #expect(kernel.passAll(bytes[...], cutAt: cuts) == expected, "seed \(seed)")
    }
  }

  @Test("given one byte at a time", arguments: Kernel.all, Noise.allCases)
  func bytewise(kernel: Kernel, noise: Noise) {
    for seed in 4000..<4010 as Range<UInt64> {
      let bytes = noise.bytes(600, seed: seed)
      let cuts = Array(1..<bytes.count)
      let expected = oracle.passAll(bytes[...], cutAt: cuts)
      #expect(kernel.passAll(bytes[...], cutAt: cuts) == expected, "seed \(seed)")
    }
  }

  @Test("and the noise meets every way to stop")
  func noiseShowsAll() {
    let passings = Noise.allCases.flatMap { noise in
      (3000..<3040 as Range<UInt64>).flatMap { oracle.passAll(noise.bytes(2000, seed: $0)[...]) }
    }
    #expect(passings.count { $0.ending == .broken } > 1000)
    #expect(passings.count { $0.ending == .complete(isTooDeep: false) } > 1000)
    #expect(passings.count { $0.count > 128 } > 10, "some containers span blocks")
  }

  @Test("under a low depth limit", arguments: Kernel.all, Noise.allCases)
  func lowDepthLimit(kernel: Kernel, noise: Noise) {
    for seed in 5000..<5040 as Range<UInt64> {
      let bytes = noise.bytes(1000, seed: seed)
      let fresh = cstructure_state.container(depthLimit: 1 + seed % 6)
      let cuts = randomCuts(5, below: bytes.count, seed: seed)
      let expected = oracle.passAll(bytes[...], cutAt: cuts, from: fresh)
      #expect(kernel.passAll(bytes[...], cutAt: cuts, from: fresh) == expected, "seed \(seed)")
    }
  }

  @Test("and a kernel looks at no byte before or behind the window", arguments: Kernel.all)
  func staysInside(kernel: Kernel) {
    let page = GuardedPage()
    let name = Array("Lifecycle".utf8)
    for count in 0...300 {
      let bytes = Noise.strings.bytes(count, seed: UInt64(6000 + count))
      let quiet = [UInt8](repeating: UInt8(ascii: "i"), count: count)
      for atEnd in [false, true] {
        let containers = page.with(bytes, atEnd: atEnd) { kernel.passAll($0) }
        #expect(containers == oracle.passAll(bytes[...]), "seed \(6000 + count)")
        let strings = page.with(bytes, atEnd: atEnd) { kernel.passAll($0, from: .string) }
        #expect(strings == oracle.passAll(bytes[...], from: .string), "seed \(6000 + count)")
        for pair in [0, 1, 7] {
          #expect(page.with(quiet, atEnd: atEnd) { kernel.mentions(name, pair: pair, in: $0) } == false)
        }
      }
    }
  }
}
