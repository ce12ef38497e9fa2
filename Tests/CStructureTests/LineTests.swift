import CStructure
import TestSupport
import Testing

@Suite("Line breaks are counted, and tell where a line was cut off")
struct LineTests {
  @Test("each line break that was passed counts once", arguments: Kernel.all)
  func count(kernel: Kernel) {
    for lead in 0..<70 {
      let bytes = Array(String(repeating: " ", count: lead).utf8) + Array("\n1,\n\n[\n]\r\n]\n\n".utf8)
      for cut in 0...lead + 10 {
        var state = cstructure_state.container()
        _ = kernel.skipContainer(&state, bytes[..<cut])
        #expect(state.lines == UInt64(bytes[..<cut].count { $0 == UInt8(ascii: "\n") }))
        let end = cut + kernel.skipContainer(&state, bytes[cut...])
        #expect(end == bytes.count - 2 && state.depth == 0 && state.broken == 0, "lead \(lead), cut \(cut)")
        #expect(state.lines == 5, "lead \(lead), cut \(cut)")
      }
    }
  }

  @Test(
    "a line break in a string breaks there, at every offset and cut", arguments: Kernel.all, ["", "\\", "\r"])
  func inString(kernel: Kernel, before: String) {
    for lead in 0..<130 {
      let text = "\n\"" + String(repeating: "a", count: lead) + before + "\n\"]]"
      let place = text.utf8.count - 4
      for cut in [0, 1, 2, place / 2, place - 1, place, place + 1] where cut <= place {
        #expect(breakPlace(kernel, text, cut: cut) == place, "lead \(lead), cut \(cut)")
      }
    }
  }

  @Test(
    "a brace that begins a line breaks where no value can begin", arguments: Kernel.all,
    ["1", "\"\"", "true", "]", "}", "{", "\"a\"", "[]", "x", "\0", "1 ", "1\r", "1\n", "1\n \t\r\n"])
  func braceAfterValue(kernel: Kernel, before: String) {
    for lead in 0..<130 {
      let text = "[[[" + String(repeating: ",", count: lead) + before + "\n{}"
      let place = text.utf8.count - 2
      for cut in [0, 3, place - 2, place - 1, place] {
        #expect(breakPlace(kernel, text, cut: cut) == place, "lead \(lead), cut \(cut)")
      }
    }
  }

  @Test(
    "a brace that begins a line is well where a value can begin", arguments: Kernel.all,
    ["[", ",", ":", ", ", ",\r", ",\n\n", ",\n \t\r\n", "[ ", ": "])
  func braceBeforeValue(kernel: Kernel, before: String) {
    for lead in 0..<130 {
      let text = String(repeating: "1", count: lead) + before + "\n{}"
      let place = text.utf8.count - 2
      for cut in [0, 1, place - 2, place - 1, place] where cut >= 0 {
        #expect(breakPlace(kernel, text, cut: cut) == nil, "lead \(lead), cut \(cut)")
      }
    }
  }

  @Test(
    "these are well too", arguments: Kernel.all,
    ["\n{}", " \n\n{}", "1\n [", "1\n [{}]", "1\n {", "1\n[", "1\n\"a\"", "1{", "\n1", "\"\\n{\"", "1 {"])
  func noBreak(kernel: Kernel, text: String) {
    for cut in 0...text.utf8.count {
      #expect(breakPlace(kernel, text, cut: cut) == nil, "cut \(cut)")
    }
  }

  @Test("what precedes the first token is the opening bracket", arguments: Kernel.all, 0..<130)
  func afterOpening(kernel: Kernel, lead: Int) {
    let bytes = Array((String(repeating: " ", count: lead) + "\n{}").utf8)
    for cut in [0, lead, lead + 1] {
      for (bracket, isBroken) in [("[", false), ("{", true)] as [(Unicode.Scalar, Bool)] {
        var state = cstructure_state.container(bracket)
        let first = kernel.skipContainer(&state, bytes[..<cut])
        #expect(first == cut)
        #expect(cut + kernel.skipContainer(&state, bytes[cut...]) == lead + (isBroken ? 1 : 3), "cut \(cut)")
        #expect(state.broken == (isBroken ? 1 : 0), "cut \(cut)")
      }
    }
  }

  @Test("the lines before a break count, its own does not", arguments: Kernel.all)
  func linesBeforeBreak(kernel: Kernel) {
    for lead in 0..<130 {
      let start = String(repeating: " ", count: lead)
      let inString = Array((start + "1,\n2,\n\"a\n\n\n\"").utf8)
      var state = cstructure_state.container()
      #expect(kernel.skipContainer(&state, inString[...]) == lead + 8)
      #expect(state.broken == 1 && state.lines == 2, "lead \(lead)")
      let atBrace = Array((start + "1,\n2\n{\n\n").utf8)
      state = .container()
      #expect(kernel.skipContainer(&state, atBrace[...]) == lead + 5)
      #expect(state.broken == 1 && state.lines == 2, "lead \(lead)")
    }
  }

  @Test("a break behind the container's end is none", arguments: Kernel.all, ["]\n{", "]\"\n", "]1\n{}"])
  func behindEnd(kernel: Kernel, text: String) {
    var state = cstructure_state.container()
    #expect(kernel.skipContainer(&state, Array(text.utf8)[...]) == 1)
    #expect(state.depth == 0 && state.broken == 0 && state.lines == 0)
  }

  /// Where a container breaks whose first window ends at `cut`, or nil.
  private func breakPlace(_ kernel: Kernel, _ text: String, cut: Int) -> Int? {
    let bytes = Array(text.utf8)
    var state = cstructure_state.container()
    var passed = kernel.skipContainer(&state, bytes[..<cut])
    if state.broken == 0 { passed += kernel.skipContainer(&state, bytes[cut...]) }
    return state.broken == 0 ? nil : passed
  }
}
