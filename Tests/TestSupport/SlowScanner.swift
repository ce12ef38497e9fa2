public import CStructure

/// The oracle: what `CStructure.h` says, done one byte at a time.
public struct SlowScanner: StructureScanner {
  /// It holds nothing.
  public init() {}

  /// See the protocol.
  public func skipContainer(_ state: inout cstructure_state, _ window: Span<UInt8>) -> Int {
    for at in window.indices {
      let byte = window[at]
      if isBreak(byte, state) {
        state.broken = 1
        return at
      }
      pass(byte, &state)
      if state.depth == 0 { return at + 1 }
    }
    return window.count
  }

  /// See the protocol.
  public func skipString(_ state: inout cstructure_state, _ window: Span<UInt8>) -> Int {
    for at in window.indices {
      let byte = window[at]
      if byte == UInt8(ascii: "\n") {
        state.broken = 1
        return at
      }
      let isEscaped = state.escaped == 1
      state.escaped = !isEscaped && byte == UInt8(ascii: "\\") ? 1 : 0
      if byte == UInt8(ascii: "\""), !isEscaped {
        state.in_string = 0
        return at + 1
      }
    }
    return window.count
  }

  /// See the protocol.
  public func mentions(_ name: [UInt8], pair: Int, in window: Span<UInt8>) -> Bool {
    let escapes = ["\\u004", "\\u005", "\\u006", "\\u007"].map { Array($0.utf8) }
    return window.indices.contains { at in
      holds(window, name, at: at, ignoringCase: true) || escapes.contains { holds(window, $0, at: at) }
    }
  }

  private func holds(
    _ window: Span<UInt8>, _ text: [UInt8], at start: Int, ignoringCase: Bool = false
  ) -> Bool {
    guard start + text.count <= window.count else { return false }
    for index in text.indices {
      let byte = window[start + index]
      let isCapital = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
      guard (ignoringCase && isCapital ? byte + 32 : byte) == text[index] else { return false }
    }
    return true
  }

  /// Whether this byte says that the line before was cut off.
  private func isBreak(_ byte: UInt8, _ state: cstructure_state) -> Bool {
    if state.in_string == 1 { return byte == UInt8(ascii: "\n") }
    guard byte == UInt8(ascii: "{"), state.after_newline == 1 else { return false }
    return !",:[".utf8.contains { UInt64($0) == state.last_token }
  }

  private func pass(_ byte: UInt8, _ state: inout cstructure_state) {
    let isEscaped = state.escaped == 1
    state.escaped = !isEscaped && byte == UInt8(ascii: "\\") ? 1 : 0
    state.after_newline = byte == UInt8(ascii: "\n") ? 1 : 0
    state.lines += state.after_newline
    if !" \n\r\t".utf8.contains(byte) { state.last_token = UInt64(byte) }
    switch byte {
    case UInt8(ascii: "\"") where !isEscaped:
      state.in_string = 1 - state.in_string
    case UInt8(ascii: "{") where state.in_string == 0, UInt8(ascii: "[") where state.in_string == 0:
      state.depth += 1
      if state.depth > state.depth_limit { state.too_deep = 1 }
    case UInt8(ascii: "}") where state.in_string == 0, UInt8(ascii: "]") where state.in_string == 0:
      state.depth -= 1
    default:
      break
    }
  }
}
