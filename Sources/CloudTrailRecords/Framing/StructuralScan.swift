internal import CStructure

/// Skips JSON values of any size, a window at a time, with the machine's fastest kernel.
///
/// Skipped bytes are only checked as far as the value's end depends on them.
///
/// Everything passed to the kernels is borrowed for the call.
@safe struct StructuralScan {
  private let kernel: UnsafePointer<cstructure_kernel>
  private var state = cstructure_state()
  private var form = Form.container
  private var isScalarComplete = false

  private enum Form {
    case container, string, scalar
  }

  init() {
    unsafe kernel = cstructure_best()
  }

  /// Begins after a container's opening bracket, or later in that container at depth 1.
  /// - Parameters:
  ///   - token: the byte right before.
  ///   - depthLimit: the greatest depth allowed.
  mutating func beginContainer(behind token: UInt8, depthLimit: Int) {
    state = cstructure_state()
    state.depth = 1
    state.depth_limit = UInt64(depthLimit)
    state.last_token = UInt64(token)
    form = .container
  }

  /// Begins after a string's opening quote.
  mutating func beginString() {
    state = cstructure_state()
    state.in_string = 1
    form = .string
  }

  /// Begins at or inside a number or a literal.
  mutating func beginScalar() {
    state = cstructure_state()
    form = .scalar
    isScalarComplete = false
  }

  /// Whether the value has ended.
  var isComplete: Bool {
    switch form {
    case .container: state.depth == 0
    case .string: state.in_string == 0
    case .scalar: isScalarComplete
    }
  }

  /// Whether the scan stopped at a byte that is not valid there in any value.
  var isBroken: Bool { state.broken != 0 }

  /// Whether the value nests too deeply.
  var isTooDeep: Bool { state.too_deep != 0 }

  /// How many line breaks the value holds so far.
  var lines: Int { Int(truncatingIfNeeded: state.lines) }

  /// Skips the value's bytes from `start` on.
  /// - Returns: the position after them: the end of the value or of the window, or where the value is broken.
  mutating func pass(_ window: Span<UInt8>, from start: Int) -> Int {
    if form == .scalar { return passScalar(window, from: start) }
    let rest = window.extracting(start..<window.count)
    return unsafe rest.withUnsafeBufferPointer { bytes in
      let skip =
        unsafe form == .string ? kernel.pointee.skip_string : kernel.pointee.skip_container
      guard let skip = unsafe skip, let address = bytes.baseAddress else { return start }
      let passed = unsafe skip(&state, address, bytes.count)
      return start + passed
    }
  }

  /// A scalar ends before the first byte that cannot be part of one.
  private mutating func passScalar(_ window: Span<UInt8>, from start: Int) -> Int {
    var index = start
    while index < window.count {
      switch window[index] {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
        UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "E"):
        index += 1
      default:
        isScalarComplete = true
        return index
      }
    }
    return index
  }

  /// Which of the needles the bytes contain in any case: bit i for the needle i. All where a `\u` escape could spell one of
  /// their letters.
  /// - Parameters:
  ///   - needles: at most 64.
  ///   - enough: the needles of which one is enough to end the search.
  func find(_ needles: Span<cstructure_needle>, in bytes: Span<UInt8>, enough: UInt64) -> UInt64 {
    unsafe bytes.withUnsafeBufferPointer { bytes in
      unsafe needles.withUnsafeBufferPointer { needles in
        guard let find = unsafe kernel.pointee.find, let address = bytes.baseAddress else { return 0 }
        return unsafe find(address, bytes.count, needles.baseAddress, needles.count, enough)
      }
    }
  }
}
