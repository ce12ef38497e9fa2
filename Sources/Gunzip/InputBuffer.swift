/// The bytes read from a source but not used yet, and the count of those used before them.
///
///     │ used, kept to look back at │ unused │ room for the next read │
///     0                            unused.lowerBound                bytes.count
struct InputBuffer<Source: ByteGiving & ~Copyable>: ~Copyable {
  /// How many used bytes are kept at least, to allow going back.
  static var lookBack: Int { 64 << 10 }

  var source: Source
  /// How many times the source's bytes were already inflated.
  let layer: Int
  private let readSize: Int
  private(set) var bytes: [UInt8] = []
  private(set) var unused = 0..<0
  /// How many bytes of the source have been used: the offset of the next one.
  private(set) var offset: UInt64 = 0
  private var isAtEnd = false
  /// Why the source gives no more; thrown whenever more is requested.
  private(set) var failure: GunzipError?

  /// - Parameter readSize: the largest number of bytes that one read asks for, at least 3.
  init(_ source: consuming Source, layer: Int, readSize: Int) {
    self.source = source
    self.layer = layer
    self.readSize = max(readSize, 3)
  }

  /// Starts over with the source's next bytes, in the same memory.
  mutating func restart() {
    unused = 0..<0
    offset = 0
    isAtEnd = false
    failure = nil
  }

  /// Makes at least `count` bytes available, if the source has them.
  /// - Parameter isBetweenMembers: whether data of another kind may begin here and end this data.
  /// - Returns: whether the source has them.
  mutating func fill(atLeast count: Int, isBetweenMembers: Bool = false) throws(GunzipError) -> Bool {
    while unused.count < count {
      if let failure { throw failure }
      guard !isAtEnd else { return false }
      makeRoom()
      do {
        let room = unused.upperBound..<unused.upperBound + readSize
        let got = try source.read(into: &bytes, room, isBetweenMembers: isBetweenMembers)
        isAtEnd = got == 0
        unused = unused.lowerBound..<unused.upperBound + got
      } catch {
        failure = error
      }
    }
    return true
  }

  private mutating func makeRoom() {
    let missing = unused.upperBound + readSize - bytes.count
    guard missing > 0 else { return }
    let dropped = unused.lowerBound - Self.lookBack
    // Much that is unused is moved only where as much was used since.
    if dropped >= max(missing, unused.upperBound - dropped) {
      moveToFront(dropped..<unused.upperBound)
      unused = unused.lowerBound - dropped..<unused.upperBound - dropped
    } else {
      // The first read needs only its own size; the larger room after that makes moves rare.
      let more = bytes.isEmpty ? missing : max(missing, 2 * Self.lookBack)
      bytes += [UInt8](repeating: 0, count: more)
    }
  }

  /// Moves bytes within the same memory: taking a slice could allocate a copy.
  private mutating func moveToFront(_ range: Range<Int>) {
    unsafe bytes.withUnsafeMutableBytes { all in
      unsafe all.copyMemory(from: UnsafeRawBufferPointer(rebasing: all[range]))
    }
  }

  /// Marks the next `count` bytes as used.
  mutating func use(_ count: Int) {
    unused = unused.lowerBound + count..<unused.upperBound
    offset += UInt64(count)
  }

  /// Makes used bytes unused again; `count` is at most `lookBack`.
  mutating func goBack(_ count: Int) {
    unused = unused.lowerBound - count..<unused.upperBound
    offset -= UInt64(count)
  }

  /// Uses and returns the next byte, or returns nil at the end of the source.
  mutating func next() throws(GunzipError) -> UInt8? {
    guard try fill(atLeast: 1) else { return nil }
    let byte = bytes[unused.lowerBound]
    use(1)
    return byte
  }

  /// A fault in the source's bytes.
  func fault(_ reason: GunzipError.Reason, at offset: UInt64) -> GunzipError {
    GunzipError(reason, at: offset, layer: layer)
  }

  /// The byte `ahead` places after the next one; it must be available.
  func peek(_ ahead: Int) -> UInt8 {
    bytes[unused.lowerBound + ahead]
  }

  /// Tries out the next bytes as if the source ended after them, and leaves them all unused.
  /// - Parameter count: how many to try, if that many are left.
  /// - Returns: the trial's result; false if it throws.
  mutating func isGood(next count: Int, _ trial: (inout Self) throws(GunzipError) -> Bool) -> Bool {
    _ = try? fill(atLeast: count, isBetweenMembers: true)
    let (all, start, wasAtEnd) = (unused, offset, isAtEnd)
    unused = all.prefix(count)
    isAtEnd = true
    let result = (try? trial(&self)) ?? false
    (unused, offset, isAtEnd) = (all, start, wasAtEnd)
    return result
  }
}
