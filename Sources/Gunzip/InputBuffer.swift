internal import SystemPackage

/// The bytes read from the source that nobody has used yet, and how many were used before them.
struct InputBuffer: ~Copyable {
  private var source = ByteSource([])
  private(set) var bytes: [UInt8]
  private(set) var unused = 0..<0
  /// How many bytes of the source were used: the offset of the next one.
  private(set) var offset: UInt64 = 0
  private(set) var bytesRead: UInt64 = 0
  var wasInterrupted: Bool { source.wasInterrupted }

  /// - Parameter capacity: the most bytes that one read asks for, at least 3.
  init(capacity: Int) {
    bytes = [UInt8](repeating: 0, count: max(capacity, 3))
  }

  /// Starts over with another source, in the same memory.
  mutating func open(_ source: consuming ByteSource) {
    self.source = source
    unused = 0..<0
    offset = 0
    bytesRead = 0
  }

  /// Makes at least `count` bytes ready, if the source has them.
  /// - Returns: whether it has.
  mutating func fill(atLeast count: Int) throws(GunzipError) -> Bool {
    while unused.count < count {
      if unused.isEmpty {
        unused = 0..<0
      } else if unused.upperBound == bytes.count {
        bytes.replaceSubrange(0..<unused.count, with: bytes[unused])
        unused = 0..<unused.count
      }
      let got: Int
      do {
        got = try source.read(into: &bytes, unused.upperBound..<bytes.count)
      } catch {
        throw GunzipError(.unreadable(error), at: bytesRead)
      }
      if got == 0 { return false }
      bytesRead += UInt64(got)
      unused = unused.lowerBound..<unused.upperBound + got
    }
    return true
  }

  /// Marks the next `count` bytes as used.
  mutating func use(_ count: Int) {
    unused = unused.lowerBound + count..<unused.upperBound
    offset += UInt64(count)
  }

  /// The next byte, used by this, or nil at the end of the source.
  mutating func next() throws(GunzipError) -> UInt8? {
    guard try fill(atLeast: 1) else { return nil }
    let byte = bytes[unused.lowerBound]
    use(1)
    return byte
  }

  /// The byte `ahead` places after the next one; it must be ready.
  func peek(_ ahead: Int) -> UInt8 {
    bytes[unused.lowerBound + ahead]
  }
}
