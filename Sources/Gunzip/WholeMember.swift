// With the package trait FastInflate, a member of a file is inflated at once, where that is quicker:
//
//   header │ blocks               │ CRC-32 │ length │ next member …
//          └─ one call inflates ──┘    └─ agree ─┘
//          ↑ else zlib begins here
//
// So zlib alone tells what is wrong with a member, and where. The other way round it is not: what follows the checksum
// and the length is taken, though blocks that no compressor writes can do so and still break RFC 1951, and zlib, which
// is stricter, would say that they are damaged.

/// The plain bytes of a member that was inflated at once.
struct WholeMember: ~Copyable {
  /// The most bytes that are read ahead.
  static let mostInput = 2 << 20
  /// The most bytes that a member may inflate to.
  static let mostOutput = 10 << 20

  private var blocks = WholeInflate()
  /// Room for them, kept from one member to the next.
  private(set) var bytes: [UInt8] = []
  /// Which of them were not handed out yet.
  private var left = 0..<0
  /// Whether the source's member before was small enough, so that the next one may be.
  private var followsSmall = false

  /// Starts over with another source.
  mutating func begin() {
    followsSmall = false
  }

  /// Notes that a member was inflated otherwise.
  /// - Parameters:
  ///   - size: how many bytes of the source it has.
  ///   - length: how many it inflated to.
  mutating func note(memberOf size: UInt64, length: UInt32) {
    followsSmall = size <= UInt64(Self.mostInput) && length <= Self.mostOutput
  }

  /// Takes the next bytes to be handed out, none at the end.
  /// - Parameter most: how many.
  mutating func next(most: Int) -> Range<Int> {
    let next = left.prefix(most)
    left = next.upperBound..<left.upperBound
    return next
  }

  /// Inflates a member whose header was read.
  /// - Parameter isAll: whether the input has all that the source still gives.
  /// - Returns: how many bytes its blocks and its trailer have; nil where zlib has to do it.
  fileprivate mutating func inflate<Source>(_ input: borrowing InputBuffer<Source>, isAll: Bool) -> Int?
  where Source: ~Copyable {
    guard followsSmall || isAll && input.lastWord <= Self.mostOutput else { return nil }
    if bytes.isEmpty { bytes = [UInt8](unwritten: Self.mostOutput) }
    guard let (used, written) = blocks.inflate(input.bytes, input.unused, into: &bytes),
      input.word(used) == crc32(0, of: bytes, 0..<written), input.word(used + 4) == UInt32(written),
      // How far data may grow that is inflated again depends on how much of the source was used by then.
      !bytes.span.extracting(0..<written).startsWithMagic
    else {
      followsSmall = false
      return nil
    }
    followsSmall = true
    left = 0..<written
    return used + 8
  }
}

extension MemberReader where Source: ~Copyable {
  /// Inflates the member at once, if that can be.
  mutating func inflateWhole() -> Bool {
    guard WholeInflate.isThere, input.source.readsAhead else { return false }
    // Where the source fails, that is met again behind the bytes that it gave.
    let isAll = (try? input.fill(atLeast: WholeMember.mostInput)) == false
    guard let size = whole.inflate(input, isAll: isAll) else { return false }
    input.use(size)
    return true
  }
}

extension InputBuffer where Source: ~Copyable {
  /// The four bytes `ahead` places after the next one as a number, least significant byte first; nil where they are not
  /// all available.
  fileprivate func word(_ ahead: Int) -> UInt32? {
    guard ahead >= 0, unused.count - ahead >= 4 else { return nil }
    return (0..<4).reduce(0) { $0 | UInt32(peek(ahead + $1)) << (8 * $1) }
  }

  /// The last four bytes that are available: a hint of the last member's length.
  fileprivate var lastWord: UInt32 { word(unused.count - 4) ?? 0 }
}
