internal import CZlib

/// Reads bytes and hands out windows of plain bytes, inflating on the way if the bytes are gzip.
///
/// Gzip is recognised by its first two bytes, never by a name; anything else goes through
/// untouched. Every member of the input is inflated, a window never spans two members, and memory
/// is one input buffer and one window, whatever the input says. The reader can be opened again and
/// again in the same memory.
///
///     var reader = GunzipReader()
///     reader.open(ByteSource(descriptor))
///     while try reader.advance() { use(reader.window) }
public struct GunzipReader: ~Copyable {
  private enum Phase {
    case start, plain, header, blocks, damaged, trailer, betweenMembers, end
  }

  private enum Place {
    case input, output
  }

  private var input: InputBuffer
  private var stream = InflateStream()
  private var output: [UInt8]
  private var phase = Phase.end
  private var ready = 0..<0
  private var place = Place.output
  /// Whether zlib may hold more output than the last window had room for.
  private var outputWasFull = false
  private var memberChecksum: UInt32 = 0
  private var memberLength: UInt32 = 0

  /// How many gzip members were begun; 0 for input that is not gzip.
  public private(set) var members = 0
  /// How many plain bytes were handed out.
  public private(set) var bytesInflated: UInt64 = 0

  /// - Parameters:
  ///   - windowSize: the most bytes that a window holds, at least 1.
  ///   - readSize: the most bytes that one read asks for, at least 3.
  public init(windowSize: Int = 256 << 10, readSize: Int = 64 << 10) {
    input = InputBuffer(capacity: readSize)
    output = [UInt8](repeating: 0, count: max(windowSize, 1))
  }

  /// How many bytes were read from the source.
  public var bytesRead: UInt64 { input.bytesRead }

  /// Whether the source's interruption ended the input, wherever that was in it.
  public var wasInterrupted: Bool { input.wasInterrupted }

  /// The number of the member that the window came from, counted from 0; 0 for plain input.
  public var member: Int { max(members - 1, 0) }

  /// The plain bytes that the last `advance()` made ready, valid until the next one.
  public var window: Span<UInt8> {
    @_lifetime(borrow self)
    get {
      switch place {
      case .input: input.bytes.span.extracting(ready)
      case .output: output.span.extracting(ready)
      }
    }
  }

  /// Starts reading from a source.
  public mutating func open(_ source: consuming ByteSource) {
    input.open(source)
    phase = .start
    ready = 0..<0
    members = 0
    bytesInflated = 0
  }

  /// Makes the next window ready.
  /// - Returns: false at the end of the input, which may be right at its start: an empty file is no
  ///   fault, and neither is zero padding after the last member.
  /// - Throws: at a fault, once all that precedes it was handed out; after that, the end is reached.
  public mutating func advance() throws(GunzipError) -> Bool {
    ready = 0..<0
    do {
      while try step() {
        if !ready.isEmpty {
          bytesInflated += UInt64(ready.count)
          return true
        }
      }
      return false
    } catch {
      phase = .end
      throw error
    }
  }

  /// One move of the reader.
  /// - Returns: false at the end.
  private mutating func step() throws(GunzipError) -> Bool {
    switch phase {
    case .start:
      phase = try input.fill(atLeast: 2) && input.startsWithMagic ? .header : .plain
    case .plain:
      guard try input.fill(atLeast: 1) else {
        phase = .end
        break
      }
      place = .input
      ready = input.unused.prefix(output.count)
      input.use(ready.count)
    case .header:
      members += 1
      try input.skipMemberHeader()
      stream.reset()
      memberChecksum = 0
      memberLength = 0
      outputWasFull = false
      phase = .blocks
    case .blocks:
      try inflateWindow()
    case .damaged:
      throw GunzipError(.corruptBlock, at: input.offset)
    case .trailer:
      try checkTrailer()
      phase = .betweenMembers
    case .betweenMembers:
      try findNextMember()
    case .end:
      return false
    }
    return true
  }

  /// Fills the window from the member's blocks, as far as the input at hand goes.
  private mutating func inflateWindow() throws(GunzipError) {
    if !outputWasFull {
      guard try input.fill(atLeast: 1) else {
        throw GunzipError(.truncated(inside: .blocks), at: input.offset)
      }
    }
    let result = stream.step(input.bytes, input.unused, into: &output, 0..<output.count)
    input.use(result.used)
    outputWasFull = result.written == output.count
    switch result.outcome {
    case .more: break
    case .finished: phase = .trailer
    case .corrupt: phase = .damaged  // what was written before the damage is handed out first
    }
    place = .output
    ready = 0..<result.written
    memberChecksum = crc32(memberChecksum, of: output, ready)
    memberLength &+= UInt32(truncatingIfNeeded: result.written)
  }

  private mutating func checkTrailer() throws(GunzipError) {
    let start = input.offset
    let checksum = try input.trailerWord()
    let length = try input.trailerWord()
    guard checksum == memberChecksum else {
      throw GunzipError(
        .checksumMismatch(declared: checksum, computed: memberChecksum), at: start)
    }
    guard length == memberLength else {
      throw GunzipError(.lengthMismatch(declared: length, computed: memberLength), at: start + 4)
    }
  }

  /// After a member: another one, zero padding, the end, or bytes that do not belong there.
  private mutating func findNextMember() throws(GunzipError) {
    while try input.fill(atLeast: 1), input.peek(0) == 0 { input.use(1) }
    guard try input.fill(atLeast: 1) else {
      phase = .end
      return
    }
    let isMember = try input.fill(atLeast: 2) && input.startsWithMagic
    let isForeign = try input.fill(atLeast: 3) && input.peek(2) != MemberMethod.deflate
    guard isMember, !isForeign else { throw GunzipError(.trailingBytes, at: input.offset) }
    phase = .header
  }
}
