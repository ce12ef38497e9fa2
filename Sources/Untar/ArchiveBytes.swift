internal import Gunzip

/// The plain bytes of an archive, used up from the front.
struct ArchiveBytes: ~Copyable {
  var gunzip = GunzipReader()
  /// Bytes before the window.
  private var start: [UInt8] = []
  /// How many bytes of the start, and of the window, are used.
  private var used = (start: 0, window: 0)
  /// How many bytes have been used: the offset of the next one.
  private(set) var offset: UInt64 = 0

  /// Begins with the bytes that were taken from a reader already, then its current window.
  mutating func begin(with start: [UInt8]) {
    self.start = start
    used = (0, 0)
    offset = 0
  }

  /// Moves bytes into a range of a buffer, as many as there are at once.
  /// - Returns: 0 at the end.
  mutating func read(into buffer: inout [UInt8], _ range: Range<Int>) throws(GunzipError) -> Int {
    let left = try available()
    let count = min(range.count, left)
    if used.start < start.count {
      copy(start.span.extracting(used.start..<used.start + count), to: range.lowerBound, of: &buffer)
    } else if count > 0 {
      copy(gunzip.window.extracting(used.window..<used.window + count), to: range.lowerBound, of: &buffer)
    }
    use(count)
    return count
  }

  /// Uses bytes without looking at them.
  /// - Returns: how many of them there were.
  mutating func skip(_ count: UInt64) throws(GunzipError) -> UInt64 {
    var skipped: UInt64 = 0
    while skipped < count {
      let left = try available()
      guard left > 0 else { break }
      let part = Int(min(UInt64(left), count - skipped))
      use(part)
      skipped += UInt64(part)
    }
    return skipped
  }

  /// How many bytes can be used at once; 0 at the end.
  private mutating func available() throws(GunzipError) -> Int {
    if used.start < start.count { return start.count - used.start }
    if used.window < gunzip.window.count { return gunzip.window.count - used.window }
    used.window = 0
    do {
      return try gunzip.advance() ? gunzip.window.count : 0
    } catch {
      // Whoever interrupts the reading knows that it is not whole.
      guard !gunzip.wasInterrupted else { return 0 }
      throw error
    }
  }

  private mutating func use(_ count: Int) {
    if used.start < start.count { used.start += count } else { used.window += count }
    offset += UInt64(count)
  }
}

/// Copies bytes to a place in a buffer, which has room for them.
private func copy(_ bytes: Span<UInt8>, to place: Int, of buffer: inout [UInt8]) {
  unsafe bytes.withUnsafeBytes { source in
    unsafe buffer.withUnsafeMutableBytes { all in
      unsafe UnsafeMutableRawBufferPointer(rebasing: all[place..<place + source.count]).copyMemory(
        from: source)
    }
  }
}
