import CStructure
import TestSupport
import Testing

@Suite("A container that nests deeper than its limit is too deep, and is passed over all the same")
struct DepthTests {
  /// What follows the opening bracket of a container that is `depth` deep in all.
  private func nest(depth: Int, lead: Int = 0) -> [UInt8] {
    [UInt8](repeating: UInt8(ascii: " "), count: lead)
      + [UInt8](repeating: UInt8(ascii: "["), count: depth - 1)
      + [UInt8](repeating: UInt8(ascii: "]"), count: depth)
  }

  @Test(
    "exactly at the limit it is well", arguments: Kernel.all, [1, 2, 3, 33, 63, 64, 65, 100, 128, 129, 1000])
  func atLimit(kernel: Kernel, depth: Int) {
    for lead in [0, 1, 31, 63] {
      let bytes = nest(depth: depth, lead: lead)
      var state = cstructure_state.container(depthLimit: UInt64(depth))
      #expect(kernel.skipContainer(&state, bytes[...]) == bytes.count)
      #expect(state.depth == 0 && state.too_deep == 0, "lead \(lead)")
    }
  }

  @Test(
    "one above the limit it is too deep", arguments: Kernel.all, [2, 3, 33, 63, 64, 65, 100, 128, 129, 1000])
  func aboveLimit(kernel: Kernel, depth: Int) {
    for lead in [0, 1, 31, 63] {
      let bytes = nest(depth: depth, lead: lead)
      var state = cstructure_state.container(depthLimit: UInt64(depth - 1))
      #expect(kernel.skipContainer(&state, bytes[...]) == bytes.count)
      #expect(state.depth == 0 && state.too_deep == 1, "lead \(lead)")
    }
  }

  @Test("many siblings at the limit are well", arguments: Kernel.all)
  func siblings(kernel: Kernel) {
    let bytes = Array(String(repeating: "[],{}", count: 200).utf8) + Array("]".utf8)
    var state = cstructure_state.container(depthLimit: 2)
    #expect(kernel.skipContainer(&state, bytes[...]) == bytes.count)
    #expect(state.depth == 0 && state.too_deep == 0)
  }

  @Test("a million deep", arguments: Kernel.all, [0, 1] as [UInt64])
  func million(kernel: Kernel, shortfall: UInt64) {
    let depth = 1_000_000
    let bytes = nest(depth: depth)
    var state = cstructure_state.container(depthLimit: UInt64(depth) - shortfall)
    #expect(kernel.skipContainer(&state, bytes[..<depth]) == depth)
    #expect(state.depth == UInt64(depth) - 1)
    #expect(state.too_deep == shortfall)
    #expect(kernel.skipContainer(&state, bytes[depth...]) == depth - 1)
    #expect(state.depth == 0 && state.too_deep == shortfall)
  }

  @Test("without a limit to speak of nothing is too deep", arguments: Kernel.all, [.max, UInt64(Int.max)])
  func noLimit(kernel: Kernel, limit: UInt64) {
    let bytes = nest(depth: 5000)
    var state = cstructure_state.container(depthLimit: limit)
    #expect(kernel.skipContainer(&state, bytes[...]) == bytes.count)
    #expect(state.depth == 0 && state.too_deep == 0)
  }

  @Test("brackets behind the container's end do not count", arguments: Kernel.all)
  func behindEnd(kernel: Kernel) {
    let bytes = Array("[]][[[[".utf8)
    var state = cstructure_state.container(depthLimit: 2)
    #expect(kernel.skipContainer(&state, bytes[...]) == 3)
    #expect(state.depth == 0 && state.too_deep == 0)
  }

  @Test("brackets behind a break do not count", arguments: Kernel.all)
  func behindBreak(kernel: Kernel) {
    let bytes = Array("1\n{{{{".utf8)
    var state = cstructure_state.container(depthLimit: 2)
    #expect(kernel.skipContainer(&state, bytes[...]) == 2)
    #expect(state.broken == 1)
    #expect(state.too_deep == 0)
  }
}
