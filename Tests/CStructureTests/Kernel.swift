import CStructure
import Testing

/// What finds structure in bytes: a kernel, or the oracle that it is checked against.
protocol StructureScanner {
  func skipContainer(_ state: inout cstructure_state, _ window: Span<UInt8>) -> Int
  func skipString(_ state: inout cstructure_state, _ window: Span<UInt8>) -> Int
  func mentions(_ name: [UInt8], pair: Int, in window: Span<UInt8>) -> Bool
}

extension StructureScanner {
  func skipContainer(_ state: inout cstructure_state, _ window: ArraySlice<UInt8>) -> Int {
    skipContainer(&state, window.span)
  }

  func skipString(_ state: inout cstructure_state, _ window: ArraySlice<UInt8>) -> Int {
    skipString(&state, window.span)
  }

  func mentions(_ name: [UInt8], pair: Int, in window: ArraySlice<UInt8>) -> Bool {
    mentions(name, pair: pair, in: window.span)
  }
}

/// A kernel that this machine can run.
@safe struct Kernel: StructureScanner, Sendable, CustomTestStringConvertible {
  /// Every kernel that this machine can run.
  static let all: [Kernel] = (0..<8).map { Kernel(kind: $0) }.filter { unsafe $0.pointer != nil }

  /// A `cstructure_kind`.
  let kind: UInt32

  var pointer: UnsafePointer<cstructure_kernel>? {
    unsafe cstructure_of_kind(cstructure_kind(rawValue: kind))
  }

  var testDescription: String {
    let names = ["portable", "SSE2", "AVX2"]
    return Int(kind) < names.count ? names[Int(kind)] : "kind \(kind)"
  }

  func skipContainer(_ state: inout cstructure_state, _ window: Span<UInt8>) -> Int {
    unsafe window.withUnsafeBufferPointer { bytes in
      unsafe pointer?.pointee.skip_container?(&state, bytes.baseAddress, bytes.count) ?? -1
    }
  }

  func skipString(_ state: inout cstructure_state, _ window: Span<UInt8>) -> Int {
    unsafe window.withUnsafeBufferPointer { bytes in
      unsafe pointer?.pointee.skip_string?(&state, bytes.baseAddress, bytes.count) ?? -1
    }
  }

  func mentions(_ name: [UInt8], pair: Int, in window: Span<UInt8>) -> Bool {
    unsafe window.withUnsafeBufferPointer { bytes in
      let answer =
        unsafe pointer?.pointee.mentions?(bytes.baseAddress, bytes.count, name, name.count, pair) ?? -1
      return answer != 0
    }
  }
}
