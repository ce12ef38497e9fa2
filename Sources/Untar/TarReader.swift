public import Gunzip

/// Goes over the files of a tar archive, plain or in gzip data: ustar, pax, GNU's form, and the oldest one.
///
///     var input = GunzipReader()                   // open, its first window says that it is an archive
///     archive.open(afterReading: [], &input)
///     while let part = archive.next() { … }        // of a file, the bytes are read with read(into:_:)
///
/// A fault is not the end: reading goes on at the next block that is a header. So it does behind the end marker, as
/// archives can stand one behind the other. Memory is bounded for any archive, and nothing is ever written.
public final class TarReader {
  var bytes = ArchiveBytes()
  var block = [UInt8](repeating: 0, count: Block.size)
  /// The header that a search for one has found.
  var foundHeader: TarHeader?
  /// What is still to be said, before anything else is read.
  var pending: [TarPart] = []
  /// How many bytes of the current content are left, and how many fill its last block.
  var left: UInt64 = 0
  var padding: UInt64 = 0
  /// What was said of the next file, and of all.
  var records = PaxRecords()
  var globalRecords = PaxRecords()
  var links = TarLinks()
  /// Whether the last block was zero.
  var isAtEndMarker = false
  /// Whether a fault in the gzip data has hidden where the next header is.
  var isLost = false
  var isOver = true
  /// Whether what comes next is behind a fault.
  public internal(set) var isAfterFault = false

  /// An archive of nothing.
  public init() {}

  /// How many bytes were read from the archive's source, as they are stored.
  public var bytesRead: UInt64 { bytes.gunzip.bytesRead }
  /// Whether the source's interruption ended the archive.
  public var wasInterrupted: Bool { bytes.gunzip.wasInterrupted }

  /// Begins with an archive.
  /// - Parameters:
  ///   - start: what was taken from the reader before its window.
  ///   - reader: gives the archive's bytes, and is exchanged for another one until `close`.
  public func open(afterReading start: [UInt8], _ reader: inout GunzipReader) {
    swap(&bytes.gunzip, &reader)
    bytes.begin(with: start)
    foundHeader = nil
    pending = []
    (left, padding) = (0, 0)
    records = PaxRecords()
    globalRecords = PaxRecords()
    links = TarLinks()
    (isAtEndMarker, isLost, isOver, isAfterFault) = (false, false, false, false)
  }

  /// Ends with an archive.
  /// - Parameter reader: the one that stood in for the archive's, which it gets back with the memory that it has.
  public func close(_ reader: inout GunzipReader) {
    swap(&bytes.gunzip, &reader)
    bytes.gunzip.open(ByteSource([]))
    isOver = true
  }

  /// What comes next, behind what is left of the current file; nil at the end.
  public func next() -> TarPart? {
    while pending.isEmpty, !isOver {
      do throws(GunzipError) {
        try pass()
        if pending.isEmpty { try step() }
      } catch {
        fail(error)
      }
    }
    return pending.isEmpty ? nil : pending.removeFirst()
  }

  /// Reads bytes of the current file into a range of a buffer, as many as there are at once.
  /// - Returns: 0 at the file's end; nil where the archive breaks off before.
  public func read(into buffer: inout [UInt8], _ range: Range<Int>) -> Int? {
    guard left > 0 else { return 0 }
    do {
      let count = try bytes.read(into: &buffer, range.prefix(Int(clamping: left)))
      left -= UInt64(count)
      if count == 0 { end(.endsInFile) }
      return count == 0 ? nil : count
    } catch {
      fail(error)
      return nil
    }
  }

  /// Passes over what is left of the current file.
  private func pass() throws(GunzipError) {
    let passed = try bytes.skip(left)
    guard passed == left else { return end(.endsInFile) }
    left = 0
    _ = try bytes.skip(padding)
    padding = 0
  }

  /// Reads the next header, or whatever is in its place.
  private func step() throws(GunzipError) {
    if let header = foundHeader.take() { return try take(header) }
    let offset = bytes.offset
    let count = try readBlock()
    if block.prefix(count).allSatisfy({ $0 == 0 }) {
      if count < Block.size { return end(isAtEndMarker || isLost ? nil : .noEndMarker) }
      isAtEndMarker = true
    } else if count == Block.size, let header = TarHeader(block) {
      try take(header)
    } else if count == Block.size || isAtEndMarker || isLost {
      try search(from: offset, because: isLost ? .placeLost : isAtEndMarker ? .trailingBytes : .damagedHeader)
    } else {
      end(.endsInHeader)
    }
  }

  /// - Returns: how many bytes of a block there were.
  func readBlock() throws(GunzipError) -> Int {
    var count = 0
    while count < Block.size {
      let got = try bytes.read(into: &block, count..<Block.size)
      guard got > 0 else { break }
      count += got
    }
    return count
  }
}
