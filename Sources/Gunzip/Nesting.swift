// Gzip data inside gzip data: files compressed twice in transit, or a stream's compressed messages that were
// compressed again as a file.
//
//   source → MemberReader → NestingReader → NestingReader
//                           inflates gzip data, passes everything else through
//
// Each reader owns the one before it, and reads its windows if they are gzip.

/// A source of windows of plain bytes.
protocol WindowGiving: ~Copyable {
  var window: Span<UInt8> { @_lifetime(borrow self) get }
  /// Whether the window is the first one of a member, or of plain input.
  var beginsMember: Bool { get }
  /// How many bytes of the source have been used.
  var sourceOffset: UInt64 { get }
  mutating func advance() throws(GunzipError) -> Bool
}

extension MemberReader: WindowGiving where Source: ~Copyable {
  var sourceOffset: UInt64 { input.offset }
}

/// A layer's plain bytes, to be inflated once more.
struct PlainBytes<Outer: WindowGiving & ~Copyable>: ~Copyable, ByteGiving {
  var outer: Outer
  /// How many bytes of the outer window have been read.
  var used = 0
  /// Whether the outer window begins a member of its layer that does not belong to this gzip data.
  private(set) var isForeign = false
  let readsAhead = false

  init(_ outer: consuming Outer) {
    self.outer = outer
  }

  /// Starts with the outer window.
  mutating func begin() {
    used = 0
    isForeign = false
  }

  mutating func read(
    into buffer: inout [UInt8], _ range: Range<Int>, isBetweenMembers: Bool
  ) throws(GunzipError) -> Int {
    if used == outer.window.count {
      used = 0
      guard try outer.advance() else { return 0 }
      isForeign = isBetweenMembers && outer.beginsMember && !outer.window.startsWithMagic
    }
    guard !isForeign else { return 0 }
    let part = outer.window.extracting(used..<min(used + range.count, outer.window.count))
    for index in 0..<part.count { buffer[range.lowerBound + index] = part[index] }
    used += part.count
    return part.count
  }
}

/// How far an input may grow by being inflated, again and again.
package enum Growth {
  /// The most bytes that one byte of gzip data can inflate to.
  private static let mostPerByte: UInt64 = 1032
  /// The number of bytes that any input may inflate to.
  private static let granted: UInt64 = 64 << 20

  /// How many bytes an input may inflate to in all.
  /// - Parameter bytesRead: how many bytes it has itself.
  package static func bound(of bytesRead: UInt64) -> UInt64 {
    let (product, isBeyond) = bytesRead.multipliedReportingOverflow(by: mostPerByte)
    return isBeyond || product > .max - granted ? .max : product + granted
  }
}

/// Hands out a layer's windows, inflated once more where they are gzip data.
struct NestingReader<Outer: WindowGiving & ~Copyable>: ~Copyable, WindowGiving {
  private(set) var inner: MemberReader<PlainBytes<Outer>>
  /// Whether the window is the inner one.
  private var isNested = false
  private var isOver = false

  init(_ outer: consuming Outer, layer: Int, windowSize: Int, readSize: Int) {
    inner = MemberReader(PlainBytes(outer), layer: layer, windowSize: windowSize, readSize: readSize)
  }

  var outer: Outer {
    _read { yield inner.input.source.outer }
    _modify { yield &inner.input.source.outer }
  }

  var window: Span<UInt8> {
    @_lifetime(borrow self)
    get { isOver ? Span() : isNested ? inner.window : inner.input.source.outer.window }
  }

  var beginsMember: Bool { isNested ? inner.beginsMember : inner.input.source.outer.beginsMember }
  var sourceOffset: UInt64 { inner.input.source.outer.sourceOffset }

  /// Clears all state.
  mutating func reset() {
    inner.reset()
    isNested = false
    isOver = false
  }

  mutating func advance() throws(GunzipError) -> Bool {
    guard !isOver else { return false }
    if isNested {
      if try advanceInner() { return true }
      isNested = false
      if inner.input.source.isForeign { return true }
    }
    guard try inner.input.source.outer.advance() else { return false }
    guard beginsMember, window.startsWithMagic else { return true }
    isNested = true
    inner.input.source.begin()
    inner.begin()
    return try advance()
  }

  private mutating func advanceInner() throws(GunzipError) -> Bool {
    do {
      guard try inner.advance() else { return false }
    } catch {
      // After a fault in the outer layer, another of its members begins.
      if error.layer < inner.input.layer { isNested = false }
      throw error
    }
    // Each layer of a bomb multiplies; no genuine layer does.
    if inner.bytesInflated > Growth.bound(of: sourceOffset) {
      isOver = true
      throw inner.input.fault(.inflatesTooFar, at: inner.input.offset)
    }
    return true
  }
}
