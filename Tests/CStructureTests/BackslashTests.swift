import CStructure
import TestSupport
import Testing

@Suite("An even run of backslashes leaves a quote what it is, an odd one takes its meaning away")
struct BackslashTests {
  /// A string that begins `lead` bytes in and holds a run of backslashes, then a quote and three brackets.
  private func container(lead: Int, run: Int) -> [UInt8] {
    [UInt8](repeating: UInt8(ascii: " "), count: lead) + Array("\"".utf8)
      + [UInt8](repeating: UInt8(ascii: "\\"), count: run) + Array("\"]\"]]".utf8)
  }

  /// How much of the container its first complete value takes.
  ///
  /// After an even run the quote ends the string and the bracket behind it the container; after an odd
  /// run the string goes on to the next quote.
  private func length(lead: Int, run: Int) -> Int {
    lead + 1 + run + (run.isMultiple(of: 2) ? 2 : 4)
  }

  @Test("in a container, wherever the run lies in a block", arguments: Kernel.all, 0...130)
  func inContainer(kernel: Kernel, run: Int) {
    for lead in 0..<64 {
      let bytes = container(lead: lead, run: run)
      var state = cstructure_state.container()
      #expect(kernel.skipContainer(&state, bytes[...]) == length(lead: lead, run: run), "lead \(lead)")
      #expect(state.depth == 0, "lead \(lead)")
    }
  }

  @Test("in a container whose window ends within the run", arguments: Kernel.all, 0...130)
  func acrossWindows(kernel: Kernel, run: Int) {
    for lead in [0, 30, 62, 63] {
      let bytes = container(lead: lead, run: run)
      for cut in lead...lead + run + 2 {
        var state = cstructure_state.container()
        let first = kernel.skipContainer(&state, bytes[..<cut])
        #expect(first == cut)
        let escapes = cut > lead && cut <= lead + 1 + run && !(cut - lead - 1).isMultiple(of: 2)
        #expect(state.escaped == (escapes ? 1 : 0), "lead \(lead), cut \(cut)")
        let rest = kernel.skipContainer(&state, bytes[cut...])
        #expect(cut + rest == length(lead: lead, run: run), "lead \(lead), cut \(cut)")
        #expect(state.depth == 0)
      }
    }
  }

  @Test("in a string, with every cut", arguments: Kernel.all, 0...130)
  func inString(kernel: Kernel, run: Int) {
    let bytes = [UInt8](repeating: UInt8(ascii: "\\"), count: run) + Array("\"]\"".utf8)
    let end = run + (run.isMultiple(of: 2) ? 1 : 3)
    for cut in 0...run {
      var state = cstructure_state.string
      #expect(kernel.skipString(&state, bytes[..<cut]) == cut)
      #expect(state.in_string == 1 && state.escaped == UInt64(cut % 2))
      #expect(cut + kernel.skipString(&state, bytes[cut...]) == end, "cut \(cut)")
      #expect(state.in_string == 0)
    }
  }
}
