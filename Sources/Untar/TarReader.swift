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
  private var bytes = ArchiveBytes()
  private var block = [UInt8](repeating: 0, count: Block.size)
  /// The header that a search for one has found.
  private var foundHeader: TarHeader?
  /// What is still to be said, before anything else is read.
  private var pending: [TarPart] = []
  /// How many bytes of the current content are left, and how many fill its last block.
  private var left: UInt64 = 0
  private var padding: UInt64 = 0
  /// What was said of the next file, and of all.
  private var records = PaxRecords()
  private var globalRecords = PaxRecords()
  private var links = TarLinks()
  /// Whether the last block was zero.
  private var isAtEndMarker = false
  /// Whether a fault in the gzip data has hidden where the next header is.
  private var isLost = false
  private var isOver = true
  /// Whether what comes next is behind a fault.
  public private(set) var isAfterFault = false

  /// An archive of nothing.
  public init() {}

  /// How many bytes were read from the archive's source, as they are stored.
  public var bytesRead: UInt64 { bytes.gunzip.bytesRead }
  /// Whether the source's interruption ended the archive.
  public var wasInterrupted: Bool { bytes.gunzip.wasInterrupted }

  /// Begins with an archive.
  /// - Parameters:
  ///   - start: what was taken from the reader before its window.
  ///   - reader: gives the archive's bytes, and is exchanged for another one.
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
  private func readBlock() throws(GunzipError) -> Int {
    var count = 0
    while count < Block.size {
      let got = try bytes.read(into: &block, count..<Block.size)
      guard got > 0 else { break }
      count += got
    }
    return count
  }
}

// What a header brings

extension TarReader {
  private func take(_ header: TarHeader) throws(GunzipError) {
    (isLost, isAtEndMarker) = (false, false)
    left = header.size
    padding = Block.padding(behind: left)
    switch header.kind {
    case .records: try takeRecords(onto: records)
    case .globalRecords:
      try takeRecords(onto: globalRecords)
      globalRecords = records
    case .longName, .longLink: try takeLongName(ofLink: header.kind == .longLink)
    default: try takeEntry(header)
    }
  }

  private func takeRecords(onto known: PaxRecords) throws(GunzipError) {
    let offset = bytes.offset
    var all = known
    all.begin()
    guard try readContent({ all.take($0) }) else { return }
    if !all.isWhole { note(.damagedRecords, at: offset) }
    if all.hasLongName { note(.nameTooLong, at: offset) }
    records = all
  }

  private func takeLongName(ofLink isLink: Bool) throws(GunzipError) {
    let offset = bytes.offset
    var name: [UInt8] = []
    var isWhole = false
    let isRead = try readContent { byte in
      isWhole = isWhole || byte == 0
      if !isWhole, name.count <= PaxRecords.longestName { name.append(byte) }
    }
    guard isRead else { return }
    records.begin()
    records.take(longName: name, ofLink: isLink)
    if records.hasLongName { note(.nameTooLong, at: offset) }
  }

  private func takeEntry(_ header: TarHeader) throws(GunzipError) {
    if header.kind.hasContent, let size = records.size {
      left = size
      padding = Block.padding(behind: size)
    }
    let name = EntryName(records.name ?? header.name)
    let target = records.linkPath ?? header.target
    let isSparse = header.kind == .sparse || records.isSparse
    records = globalRecords
    switch header.kind {
    case .folder, .listing, .special: break
    case .file where !isSparse: pending.append(.file(name: name.text))
    case .symbolicLink: note(linkAt: name, to: name.place(ofTarget: target))
    case .hardLink: note(linkAt: name, to: EntryName(target).place)
    case .continuation: pending.append(.unread(name: name.text, .continuation))
    default:
      guard try passExtension(of: header) else { return }
      pending.append(.unread(name: name.text, .sparse))
    }
    links.note(name)
  }

  private func note(linkAt name: EntryName, to target: Int?) {
    if links.leadsNowhere(name.text, to: target) { pending.append(.unread(name: name.text, .link)) }
  }

  /// Passes over the blocks between a sparse file's header and its content.
  /// - Returns: false where the archive ends in them.
  private func passExtension(of header: TarHeader) throws(GunzipError) -> Bool {
    var isExtended = header.isExtended
    while isExtended {
      guard try readBlock() == Block.size else {
        end(.endsInHeader)
        return false
      }
      isExtended = block[504] != 0
    }
    return true
  }

  /// Reads the content of a header that describes another.
  /// - Returns: false where the archive ends in it.
  private func readContent(_ take: (UInt8) -> Void) throws(GunzipError) -> Bool {
    while left > 0 {
      let count = try bytes.read(into: &block, 0..<Int(min(left, UInt64(Block.size))))
      guard count > 0 else {
        end(.endsInHeader)
        return false
      }
      left -= UInt64(count)
      for index in 0..<count { take(block[index]) }
    }
    return true
  }
}

// Faults

extension TarReader {
  /// Looks for the next header behind a block that is none.
  private func search(from offset: UInt64, because reason: TarFault.Reason) throws(GunzipError) {
    var fault = TarFault(reason: reason, offset: offset)
    fault.unread = bytes.offset - offset
    isAfterFault = true
    records = globalRecords
    defer { pending.insert(.fault(fault), at: 0) }
    while true {
      let count = try readBlock()
      if count == Block.size, let header = TarHeader(block) {
        foundHeader = header
        fault.unread = bytes.offset - UInt64(Block.size) - offset
        fault.isFollowedByHeader = true
        return
      }
      if !block.prefix(count).allSatisfy({ $0 == 0 }) { fault.unread = bytes.offset - offset }
      if count < Block.size { return end(nil) }
    }
  }

  private func note(_ reason: TarFault.Reason, at offset: UInt64) {
    pending.append(.fault(TarFault(reason: reason, offset: offset)))
  }

  /// Reads no further; nothing is said of an end that somebody wanted.
  private func end(_ reason: TarFault.Reason?) {
    (left, padding, isOver) = (0, 0, true)
    guard !wasInterrupted else { return }
    if let reason { note(reason, at: bytes.offset) }
    pending += links.takeDangling().map { .unread(name: $0, .link) }
  }

  /// Goes on where the gzip data does, with what may be anything.
  private func fail(_ error: GunzipError) {
    pending.append(.damage(error))
    (left, padding) = (0, 0)
    (isLost, isAtEndMarker, isAfterFault) = (true, false, true)
    records = globalRecords
  }
}
