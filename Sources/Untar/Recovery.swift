internal import Gunzip

// How reading goes on where an archive is not as it should be.

extension TarReader {
  /// Looks for the next header behind a block that is none.
  func search(from offset: UInt64, because reason: TarFault.Reason) throws(GunzipError) {
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

  func note(_ reason: TarFault.Reason, at offset: UInt64) {
    pending.append(.fault(TarFault(reason: reason, offset: offset)))
  }

  /// Reads no further; nothing is said of an end that somebody wanted.
  func end(_ reason: TarFault.Reason?) {
    (left, padding, isOver) = (0, 0, true)
    guard !wasInterrupted else { return }
    if let reason { note(reason, at: bytes.offset) }
    pending += links.takeDangling().map { .unread(name: $0, .link) }
  }

  /// Goes on where the gzip data does, with what may be anything.
  func fail(_ error: GunzipError) {
    pending.append(.damage(error))
    (left, padding) = (0, 0)
    (isLost, isAtEndMarker, isAfterFault) = (true, false, true)
    records = globalRecords
  }
}
