// Gzip data inside gzip data: what was packed twice on its way, or a stream's packed messages that were packed
// again as a file.
//
//   source → MemberReader → NestingReader → NestingReader
//                           inflates what begins like gzip, and lets all else through
//
// A reader owns the one before it, and takes its windows where that is gzip.

/// What gives windows of plain bytes.
protocol WindowGiving: ~Copyable {
  var window: Span<UInt8> { @_lifetime(borrow self) get }
  /// Whether the window is the first one of a member, or of plain input.
  var beginsMember: Bool { get }
  /// How many bytes of the source were used.
  var sourceOffset: UInt64 { get }
  mutating func advance() throws(GunzipError) -> Bool
}

extension MemberReader: WindowGiving where Source: ~Copyable {
  var sourceOffset: UInt64 { input.offset }
}

/// The plain bytes of a layer, to be inflated once more.
struct PlainBytes<Outer: WindowGiving & ~Copyable>: ~Copyable, ByteGiving {
  var outer: Outer
  /// How many bytes of the outer window were read.
  var used = 0
  /// Whether the outer window, which begins a member of its layer, is no part of this gzip data.
  private(set) var isForeign = false

  init(_ outer: consuming Outer) {
    self.outer = outer
  }

  /// Begins with the outer window.
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

private enum Growth {
  /// How many bytes one byte of gzip data inflates to at most.
  static let mostPerByte: UInt64 = 1032
  /// How many bytes any input may inflate to.
  static let granted: UInt64 = 64 << 20
}

/// Hands out the windows of a layer, inflated once more where they are gzip data.
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

  /// Forgets what was read.
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
      // Behind a fault of the outer layer another of its members begins.
      if error.layer < inner.input.layer { isNested = false }
      throw error
    }
    // Each layer of a bomb multiplies; no genuine one does.
    if inner.bytesInflated > Growth.mostPerByte * sourceOffset + Growth.granted {
      isOver = true
      throw inner.input.fault(.inflatesTooFar, at: inner.input.offset)
    }
    return true
  }
}
