import CStructure
import TestSupport
import Testing

@Suite("The kernels that a machine has give the same answers")
struct KernelChoiceTests {
  @Test("one of them is the best")
  func best() throws {
    let best = unsafe try #require(cstructure_best())
    let kind = unsafe best.pointee.kind.rawValue
    #expect(kind == Kernel.all.map(\.kind).max(), "kinds are in the order of their speed")
    let sameKind = Kernel(kind: kind)
    #expect(unsafe sameKind.pointer == best)
  }

  @Test("the portable one is always there, SSE2 on x86-64, and NEON on arm64")
  func atLeast() {
    #if arch(x86_64)
      #expect(Kernel.all.map(\.kind).starts(with: [0, 1]))
    #elseif arch(arm64)
      #expect(Kernel.all.map(\.kind) == [0, 3])
    #else
      #expect(Kernel.all.map(\.kind) == [0])
    #endif
  }

  @Test("each says of itself what it is, and has all three loops", arguments: Kernel.all)
  func complete(kernel: Kernel) throws {
    let pointer = unsafe try #require(kernel.pointer)
    let isComplete =
      unsafe pointer.pointee.skip_container != nil && pointer.pointee.skip_string != nil
      && pointer.pointee.find != nil
    #expect(isComplete)
    #expect(unsafe pointer.pointee.kind.rawValue == kernel.kind)
  }

  @Test("there is none of an unknown kind", arguments: [5, 6, 255, 1 << 31, .max] as [UInt32])
  func unknown(kind: UInt32) {
    let pointer = unsafe Kernel(kind: kind).pointer
    #expect(unsafe pointer == nil)
  }

  @Test("after each call their states are the same, field by field", arguments: Noise.allCases)
  func sameStates(noise: Noise) {
    for seed in 10_000..<10_100 as Range<UInt64> {
      let bytes = noise.bytes(700, seed: seed)
      let cuts = randomCuts(8, below: bytes.count, seed: seed) + [bytes.count]
      for fresh in [.container(depthLimit: 1 + seed % 20), .string] as [cstructure_state] {
        let histories = Kernel.all.map { history($0, bytes, cuts: cuts, from: fresh) }
        for index in histories.indices.dropFirst() {
          #expect(histories[index] == histories[0], "seed \(seed), \(Kernel.all[index].testDescription)")
        }
      }
    }
  }

  /// The count and all fields of the state after each call, also where they mean nothing.
  private func history(
    _ kernel: Kernel, _ bytes: [UInt8], cuts: [Int], from fresh: cstructure_state
  ) -> [[UInt64]] {
    var history: [[UInt64]] = []
    var state = fresh
    var start = 0
    for end in cuts {
      let window = bytes[start..<end]
      let isString = fresh.in_string == 1
      let count = isString ? kernel.skipString(&state, window) : kernel.skipContainer(&state, window)
      history.append([UInt64(count)] + state.fields)
      if state.broken != 0 || (isString ? state.in_string == 0 : state.depth == 0) { state = fresh }
      start = end
    }
    return history
  }
}
