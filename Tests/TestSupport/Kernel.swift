public import CStructure

/// What finds structure in bytes: a kernel, or the oracle that it is checked against.
public protocol StructureScanner {
  /// `skip_container`
  func skipContainer(_ state: inout cstructure_state, _ window: Span<UInt8>) -> Int
  /// `skip_string`
  func skipString(_ state: inout cstructure_state, _ window: Span<UInt8>) -> Int
  /// `find`, for one name
  func mentions(_ name: [UInt8], pair: Int, in window: Span<UInt8>) -> Bool
}

extension StructureScanner {
  /// The same, of a part of an array.
  public func skipContainer(_ state: inout cstructure_state, _ window: ArraySlice<UInt8>) -> Int {
    skipContainer(&state, window.span)
  }

  /// The same, of a part of an array.
  public func skipString(_ state: inout cstructure_state, _ window: ArraySlice<UInt8>) -> Int {
    skipString(&state, window.span)
  }

  /// The same, of a part of an array.
  public func mentions(_ name: [UInt8], pair: Int, in window: ArraySlice<UInt8>) -> Bool {
    mentions(name, pair: pair, in: window.span)
  }
}

/// A kernel that this machine can run.
@safe public struct Kernel: StructureScanner, Sendable {
  /// Every kernel that this machine can run.
  public static let all: [Kernel] = (0..<8).map { Kernel(kind: $0) }.filter { unsafe $0.pointer != nil }

  /// A `cstructure_kind`.
  public let kind: UInt32

  /// - Parameter kind: see the property.
  public init(kind: UInt32) {
    self.kind = kind
  }

  /// The kernel's functions, or nil if this machine cannot run it.
  public var pointer: UnsafePointer<cstructure_kernel>? {
    unsafe cstructure_of_kind(cstructure_kind(rawValue: kind))
  }

  /// How a test names it.
  public var testDescription: String {
    let names = ["portable", "SSE2", "AVX2", "NEON", "AVX-512"]
    return Int(kind) < names.count ? names[Int(kind)] : "kind \(kind)"
  }

  /// See the protocol.
  public func skipContainer(_ state: inout cstructure_state, _ window: Span<UInt8>) -> Int {
    unsafe window.withUnsafeBufferPointer { bytes in
      unsafe pointer?.pointee.skip_container?(&state, bytes.baseAddress, bytes.count) ?? -1
    }
  }

  /// See the protocol.
  public func skipString(_ state: inout cstructure_state, _ window: Span<UInt8>) -> Int {
    unsafe window.withUnsafeBufferPointer { bytes in
      unsafe pointer?.pointee.skip_string?(&state, bytes.baseAddress, bytes.count) ?? -1
    }
  }

  /// See the protocol.
  public func mentions(_ name: [UInt8], pair: Int, in window: Span<UInt8>) -> Bool {
    find([(name, pair)], in: window, enough: 0) != 0
  }

  /// `find`
  public func find(_ names: [(name: [UInt8], pair: Int)], in window: Span<UInt8>, enough: UInt64) -> UInt64 {
    let needles = names.map { unsafe cstructure_needle_of($0.name, $0.name.count, $0.pair) }
    return unsafe window.withUnsafeBufferPointer { bytes in
      unsafe pointer?.pointee.find?(bytes.baseAddress, bytes.count, needles, needles.count, enough) ?? ~0
    }
  }
}
