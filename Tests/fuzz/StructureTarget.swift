import CStructure
import TestSupport

/// Every kernel says what the slow scanner says, for any bytes, windows and depth limit.
func fuzzStructure(_ bytes: [UInt8]) {
  let input = FuzzInput(bytes)
  let limit = UInt64(1 + input.options >> 2)
  let fresh: cstructure_state = input.has(option: 0) ? .string : .container(depthLimit: limit)
  let cuts = input.cuts(below: input.payload.count)
  let slow = SlowScanner()
  let expected = slow.passAll(input.payload[...], cutAt: cuts, from: fresh)
  let name = Array((input.has(option: 1) ? "aa" : "retentionsettings").utf8)
  let pair = input.numbers[0] % (name.count - 1)
  let isMentioned = slow.mentions(name, pair: pair, in: input.payload[...])
  let first = history(Kernel.all[0], input.payload, cuts, from: fresh)
  for kernel in Kernel.all {
    let passings = kernel.passAll(input.payload[...], cutAt: cuts, from: fresh)
    checkEqual(passings, expected, "\(kernel.testDescription) passes other bytes, cut at \(cuts)")
    check(
      kernel.mentions(name, pair: pair, in: input.payload[...]) == isMentioned,
      "\(kernel.testDescription): the mention of the name, pair \(pair)")
    let together = kernel.find(
      [(name, pair), (Array("ab".utf8), 0), (name, 0)], in: input.payload.span, enough: 0)
    check(
      (together & 0b1 != 0) == isMentioned && (together & 0b100 != 0) == isMentioned,
      "\(kernel.testDescription): the mention of the name beside another")
    checkEqual(
      history(kernel, input.payload, cuts, from: fresh), first,
      "\(kernel.testDescription) leaves another state, cut at \(cuts)")
  }
}

/// The count and the whole state after each window, until the value ends.
///
/// Each window has memory of its own, so that a look behind its end is seen.
private func history(
  _ kernel: Kernel, _ bytes: [UInt8], _ cuts: [Int], from fresh: cstructure_state
) -> [[UInt64]] {
  var history: [[UInt64]] = []
  var state = fresh
  var start = 0
  for end in cuts + [bytes.count] {
    let window = Array(bytes[start..<end])
    let isString = fresh.in_string == 1
    let count =
      isString ? kernel.skipString(&state, window.span) : kernel.skipContainer(&state, window.span)
    history.append([UInt64(count)] + state.fields)
    if state.broken != 0 || (isString ? state.in_string == 0 : state.depth == 0) { break }
    start = end
  }
  return history
}
