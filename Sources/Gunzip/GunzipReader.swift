/// Reads bytes and hands out windows of plain bytes, inflating on the way if the bytes are gzip.
///
/// Gzip is recognised by its first two bytes, never by a name; anything else goes through untouched. Every
/// member of the input is inflated, and what is gzip again once more, up to three times in all. A window never
/// spans two members, and memory is bounded, whatever the input says. The reader can be opened again and again
/// in the same memory.
///
///     var reader = GunzipReader()
///     reader.open(ByteSource(descriptor))
///     while try reader.advance() { use(reader.window) }
///
/// A fault is no end: who catches it can go on, with the members behind it.
public struct GunzipReader: ~Copyable {
  private var layers: NestingReader<NestingReader<MemberReader<ByteSource>>>
  /// Whether the window lies behind a fault.
  public private(set) var isAfterFault = false

  /// - Parameters:
  ///   - windowSize: the most bytes that a window holds, at least 2.
  ///   - readSize: the most bytes that one read asks for, at least 3.
  public init(windowSize: Int = 256 << 10, readSize: Int = 64 << 10) {
    let stored = MemberReader(ByteSource([]), layer: 0, windowSize: windowSize, readSize: readSize)
    let once = NestingReader(stored, layer: 1, windowSize: windowSize, readSize: readSize)
    layers = NestingReader(once, layer: 2, windowSize: windowSize, readSize: readSize)
  }

  /// How many gzip members were begun; 0 for input that is not gzip. Where gzip data holds gzip data, those of
  /// the layer that has the most.
  public var members: Int {
    max(layers.outer.outer.members, layers.outer.inner.members, layers.inner.members)
  }

  /// How many plain bytes were handed out.
  public private(set) var bytesInflated: UInt64 = 0

  /// How many bytes were read from the source.
  public var bytesRead: UInt64 { layers.outer.outer.input.source.bytesRead }

  /// Whether the source's interruption ended the input, wherever that was in it.
  public var wasInterrupted: Bool { layers.outer.outer.input.source.wasInterrupted }

  /// The number of the source's own member that the window came from, counted from 0; 0 for plain input.
  public var member: Int { max(layers.outer.outer.members - 1, 0) }

  /// The plain bytes that the last `advance()` made ready, valid until the next one.
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

  /// Makes the next window ready.
  /// - Returns: false at the end of the input, which may be right at its start: an empty file is no
  ///   fault, and neither is zero padding after the last member.
  /// - Throws: at a fault, once all that precedes it was handed out and the next member was looked for. Another
  ///   call goes on with that one, and gives false where there is none.
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
