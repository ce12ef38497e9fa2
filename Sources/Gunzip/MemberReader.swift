/// Hands out one layer's windows of plain bytes: inflates each member, or passes through what is not gzip.
///
/// A window never spans two members. After a fault, reading continues at the next member (Recovery.swift).
struct MemberReader<Source: ByteGiving & ~Copyable>: ~Copyable {
  enum Phase {
    case start, plain, header, whole, blocks, damaged, trailer, betweenMembers, end
  }

  private enum Place {
    case input, output, whole
  }

  var input: InputBuffer<Source>
  var stream = InflateStream()
  var whole = WholeMember()
  private let windowSize: Int
  private var output: [UInt8] = []
  var phase = Phase.end
  private var ready = 0..<0
  private var place = Place.output
  /// How many bytes at the start of the output are held back: too few to tell whether they begin gzip data.
  private var held = 0
  /// Whether zlib may hold more output than the last window could take.
  private var outputWasFull = false
  private var memberChecksum: UInt32 = 0
  private var memberLength: UInt32 = 0
  /// Where the current member begins.
  private(set) var memberStart: UInt64 = 0
  /// Whether the plain bytes of the current member are gzip data.
  private(set) var holdsGzip = false
  /// Whether nothing of the member, or of plain input, has been handed out yet.
  private var awaitsFirst = true
  /// Whether the window is the first one of its member, or of plain input.
  private(set) var beginsMember = false

  /// How many gzip members were begun.
  private(set) var members = 0
  /// How many plain bytes were handed out.
  private(set) var bytesInflated: UInt64 = 0

  init(_ source: consuming Source, layer: Int, windowSize: Int, readSize: Int) {
    input = InputBuffer(source, layer: layer, readSize: readSize)
    self.windowSize = max(windowSize, 2)
  }

  var window: Span<UInt8> {
    @_lifetime(borrow self)
    get {
      switch place {
      case .input: input.bytes.span.extracting(ready)
      case .output: output.span.extracting(ready)
      case .whole: whole.bytes.span.extracting(ready)
      }
    }
  }

  /// Starts over with the source's next bytes.
  mutating func begin() {
    input.restart()
    whole.begin()
    phase = .start
    ready = 0..<0
  }

  /// Clears the counts.
  mutating func reset() {
    members = 0
    bytesInflated = 0
    phase = .end
    ready = 0..<0
  }

  /// Prepares the next window.
  /// - Returns: false at the end.
  /// - Throws: a fault, which states what is skipped; the next call continues after it.
  mutating func advance() throws(GunzipError) -> Bool {
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
      throw recover(from: error)
    }
  }

  /// Takes one step.
  /// - Returns: false at the end.
  private mutating func step() throws(GunzipError) -> Bool {
    switch phase {
    case .start:
      awaitsFirst = true
      phase = try input.fill(atLeast: 2) && input.startsWithMagic ? .header : .plain
    case .plain:
      guard try input.fill(atLeast: 1) else {
        phase = .end
        break
      }
      handOut(input.unused.prefix(windowSize), of: .input)
      input.use(ready.count)
    case .header:
      members += 1
      memberStart = input.offset
      try input.skipMemberHeader()
      beginMember()
      phase = inflateWhole() ? .whole : .blocks
    case .whole:
      handOut(whole.next(most: windowSize), of: .whole)
      if ready.isEmpty { phase = .betweenMembers }
    case .blocks:
      try inflateWindow()
    case .damaged:
      throw input.fault(.corruptBlock, at: input.offset)
    case .trailer:
      try checkTrailer()
      whole.note(memberOf: input.offset - memberStart, length: memberLength)
      phase = .betweenMembers
    case .betweenMembers:
      try findNextMember()
    case .end:
      return false
    }
    return true
  }

  private mutating func beginMember() {
    if output.isEmpty { output = [UInt8](repeating: 0, count: windowSize) }
    stream.reset()
    memberChecksum = 0
    memberLength = 0
    held = 0
    outputWasFull = false
    awaitsFirst = true
    holdsGzip = false
  }

  /// Fills the window from the member's blocks as far as the available input allows; the first window has at
  /// least two bytes if the member has them.
  private mutating func inflateWindow() throws(GunzipError) {
    if !outputWasFull {
      let hasInput = held > 0 ? (try? input.fill(atLeast: 1)) == true : try input.fill(atLeast: 1)
      guard hasInput else {
        guard held > 0 else { throw input.fault(.truncated(inside: .blocks), at: input.offset) }
        return handOut(0..<held, of: .output)
      }
    }
    let result = stream.step(input.bytes, input.unused, into: &output, held..<output.count)
    input.use(result.used)
    let end = held + result.written
    outputWasFull = end == output.count
    memberChecksum = crc32(memberChecksum, of: output, held..<end)
    memberLength &+= UInt32(truncatingIfNeeded: result.written)
    switch result.outcome {
    case .more where end < 2 && awaitsFirst: return held = end
    case .more: break
    case .finished: phase = .trailer
    case .corrupt: phase = .damaged  // bytes written before the damage are handed out first
    }
    handOut(0..<end, of: .output)
  }

  private mutating func handOut(_ range: Range<Int>, of place: Place) {
    held = 0
    self.place = place
    ready = range
    guard !range.isEmpty else { return }
    beginsMember = awaitsFirst
    awaitsFirst = false
    let isGzip = window.startsWithMagic
    if beginsMember { holdsGzip = isGzip }
  }

  private mutating func checkTrailer() throws(GunzipError) {
    let start = input.offset
    let checksum = try input.trailerWord()
    let length = try input.trailerWord()
    guard checksum == memberChecksum else {
      throw input.fault(.checksumMismatch(declared: checksum, computed: memberChecksum), at: start)
    }
    guard length == memberLength else {
      throw input.fault(.lengthMismatch(declared: length, computed: memberLength), at: start + 4)
    }
  }

  /// Handles what follows a member: another one, zero padding, the end, or bytes that do not belong there.
  private mutating func findNextMember() throws(GunzipError) {
    while try input.fill(atLeast: 1, isBetweenMembers: true), input.peek(0) == 0 { input.use(1) }
    guard try input.fill(atLeast: 1, isBetweenMembers: true) else {
      phase = .end
      return
    }
    let isMember = try input.fill(atLeast: 2) && input.startsWithMagic
    let isForeign = try input.fill(atLeast: 3) && input.peek(2) != MemberMethod.deflate
    guard isMember, !isForeign else { throw input.fault(.trailingBytes, at: input.offset) }
    phase = .header
  }
}
