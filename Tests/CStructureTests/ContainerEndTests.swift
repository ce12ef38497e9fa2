import CStructure
import TestSupport
import Testing

@Suite("A container ends right behind its own closing bracket")
struct ContainerEndTests {
  @Test("at each offset of three blocks, whatever follows", arguments: Kernel.all, ["]", "}"])
  func eachOffset(kernel: Kernel, bracket: String) {
    for end in 0..<192 {
      let bytes =
        [UInt8](repeating: UInt8(ascii: "7"), count: end) + Array(bracket.utf8) + Array("]}\"[".utf8)
      var state = cstructure_state.container()
      #expect(kernel.skipContainer(&state, bytes[...]) == end + 1)
      #expect(state.depth == 0 && state.broken == 0 && state.too_deep == 0, "end \(end)")
    }
  }

  @Test("as the window's last byte, at each offset", arguments: Kernel.all)
  func lastByte(kernel: Kernel) {
    for count in 1...192 {
      let bytes = [UInt8](repeating: UInt8(ascii: "7"), count: count - 1) + Array("}".utf8)
      var state = cstructure_state.container()
      #expect(kernel.skipContainer(&state, bytes[...]) == count)
      #expect(state.depth == 0, "count \(count)")
    }
  }

  @Test("not at the brackets of what it holds", arguments: Kernel.all)
  func nested(kernel: Kernel) {
    for lead in 0..<128 {
      let padding = [UInt8](repeating: UInt8(ascii: " "), count: lead)
      let bytes = padding + Array(#"{"a":[{},[]],"b":"]}"}"#.utf8) + padding + Array("]]".utf8)
      var state = cstructure_state.container()
      #expect(kernel.skipContainer(&state, bytes[...]) == bytes.count - 1, "lead \(lead)")
      #expect(state.depth == 0)
    }
  }

  @Test("not at brackets in a string that spans blocks", arguments: Kernel.all)
  func inLongString(kernel: Kernel) {
    for length in [0, 1, 62, 63, 64, 65, 127, 128, 1000] {
      let text = [UInt8](repeating: UInt8(ascii: "]"), count: length)
      let bytes = Array("\"".utf8) + text + Array("\"}".utf8)
      var state = cstructure_state.container()
      #expect(kernel.skipContainer(&state, bytes[...]) == length + 3)
      #expect(state.depth == 0)
    }
  }

  @Test("not at bytes that share bits with brackets", arguments: Kernel.all)
  func lookalikes(kernel: Kernel) {
    let brackets = Array("[]{}".utf8)
    for byte in 0...255 as ClosedRange<UInt8> where !brackets.contains(byte) && byte != UInt8(ascii: "\"") {
      let bytes = [UInt8](repeating: byte, count: 130)
      var state = cstructure_state.container()
      #expect(kernel.skipContainer(&state, bytes[...]) == 130, "byte \(byte)")
      #expect(state.depth == 1 && state.in_string == 0, "byte \(byte)")
    }
  }

  @Test("and an empty window changes nothing", arguments: Kernel.all)
  func emptyWindow(kernel: Kernel) {
    var state = cstructure_state.container()
    let begun = Array("[\"a\\".utf8)
    #expect(kernel.skipContainer(&state, begun[...]) == begun.count)
    let before = state.fields
    #expect(kernel.skipContainer(&state, begun[0..<0]) == 0)
    #expect(state.fields == before)
  }
}
