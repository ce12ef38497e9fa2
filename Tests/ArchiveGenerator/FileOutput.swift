import SystemPackage

/// One file after the other, compressed on the way or not.
struct FileOutput: ~Copyable {
  private var gzip: GzipStream
  private let isPlain: Bool
  private var descriptor: FileDescriptor?
  private var plain: [UInt8] = []
  private var packed: [UInt8] = []
  private var written = 0
  private var fault: Fault?
  /// The plain bytes of the current member so far.
  private(set) var offset = 0

  init(level: Int, isPlain: Bool) throws(ArchiveError) {
    gzip = try GzipStream(level: level)
    self.isPlain = isPlain
    plain.reserveCapacity(1 << 18)
  }

  deinit { try? descriptor?.close() }

  /// Creates a file; one with a fault is held in memory until it is closed.
  mutating func open(_ path: FilePath, fault: Fault? = nil) throws {
    descriptor = try FileDescriptor.open(
      path, .writeOnly, options: [.create, .truncate], permissions: .ownerReadWrite)
    self.fault = fault
    written = 0
    offset = 0
  }

  mutating func append(_ bytes: [UInt8]) throws {
    plain.append(contentsOf: bytes)
    offset += bytes.count
    if plain.count >= 1 << 17 { try press(finishing: false) }
  }

  /// Ends the gzip member; what follows is another one.
  mutating func endMember() throws {
    try press(finishing: true)
    offset = 0
  }

  /// Ends the file and returns its size on disk, in bytes.
  mutating func close(random: inout RandomSource) throws -> Int {
    if offset > 0 { try press(finishing: true) }
    fault?.damage(&packed, random: &random)
    try spill()
    try descriptor?.close()
    descriptor = nil
    return written
  }

  private mutating func press(finishing: Bool) throws {
    if isPlain {
      packed.append(contentsOf: plain)
    } else {
      try gzip.deflate(plain, into: &packed, finishing: finishing)
    }
    plain.removeAll(keepingCapacity: true)
    if fault == nil && packed.count >= 1 << 18 { try spill() }
  }

  private mutating func spill() throws {
    try descriptor?.writeAll(packed)
    written += packed.count
    packed.removeAll(keepingCapacity: true)
  }
}
