/// Reads bytes and hands out windows of plain bytes, inflating them if they are gzip.
///
/// Gzip is recognised by its first two bytes, never by a name; all other input passes through unchanged.
/// Every member of the input is inflated, and its content again if that is gzip too, up to three times in
/// all. A window never spans two members, and memory is bounded for any input. The reader can be opened any
/// number of times and reuses its memory.
///
///     var reader = GunzipReader()
///     reader.open(ByteSource(descriptor))
///     while try reader.advance() { use(reader.window) }
///
/// A fault is not the end: a caller that catches it can continue with the members after it.
public struct GunzipReader: ~Copyable {
  private var layers: NestingReader<NestingReader<MemberReader<ByteSource>>>
  /// Whether the window comes after a fault.
  public private(set) var isAfterFault = false

  /// - Parameters:
  ///   - windowSize: the largest number of bytes in a window, at least 2.
  ///   - readSize: the largest number of bytes that one read asks for, at least 3.
  public init(windowSize: Int = 256 << 10, readSize: Int = 64 << 10) {
    let stored = MemberReader(ByteSource([]), layer: 0, windowSize: windowSize, readSize: readSize)
    let once = NestingReader(stored, layer: 1, windowSize: windowSize, readSize: readSize)
    layers = NestingReader(once, layer: 2, windowSize: windowSize, readSize: readSize)
  }

  /// How many gzip members were begun; 0 for input that is not gzip. For gzip data inside gzip data, the
  /// count of the layer that has the most.
  public var members: Int {
    max(layers.outer.outer.members, layers.outer.inner.members, layers.inner.members)
  }

  /// How many plain bytes were handed out.
  public private(set) var bytesInflated: UInt64 = 0

  /// How many bytes were read from the source.
  public var bytesRead: UInt64 { layers.outer.outer.input.source.bytesRead }

  /// Whether the source's interruption ended the input, at whatever point.
  public var wasInterrupted: Bool { layers.outer.outer.input.source.wasInterrupted }

  /// The index of the source's own member that the window came from, from 0; 0 for plain input.
  public var member: Int { max(layers.outer.outer.members - 1, 0) }

  /// The plain bytes that the last `advance()` prepared, valid until the next call.
  public var window: Span<UInt8> {
    @_lifetime(borrow self)
    get { layers.window }
  }

  /// Starts reading from a source.
  public mutating func open(_ source: consuming ByteSource) {
    layers.reset()
    layers.outer.reset()
    layers.outer.outer.reset()
    layers.outer.outer.input.source = source
    layers.outer.outer.begin()
    bytesInflated = 0
    isAfterFault = false
  }

  /// Prepares the next window.
  /// - Returns: false at the end of the input, which may be its very start: an empty file is not a fault, nor
  ///   is zero padding after the last member.
  /// - Throws: at a fault, once everything before it was handed out and the next member was searched for. The
  ///   next call continues with that member, or returns false if there is none.
  public mutating func advance() throws(GunzipError) -> Bool {
    do {
      guard try layers.advance() else { return false }
      bytesInflated += UInt64(layers.window.count)
      return true
    } catch {
      isAfterFault = true
      throw error
    }
  }
}
