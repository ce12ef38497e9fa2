internal import Gunzip

// What stands behind a header: a file, or what the next header is to be read with.

extension TarReader {
  /// Takes the header that was read last.
  func take(_ header: TarHeader) throws(GunzipError) {
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
