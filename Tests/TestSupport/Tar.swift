/// Something in a tar archive, with a header as a test wants it.
public struct TarMember: Sendable {
  /// Whose form a header has.
  public enum Form: String, CaseIterable, Sendable {
    case v7, ustar, gnu
  }

  /// The name in the header, of which 100 bytes are kept.
  public var name: String
  /// What it is: `0` for a file.
  public var type = UInt8(ascii: "0")
  /// The bytes behind the header.
  public var content: [UInt8]
  /// What a link leads to.
  public var target = ""
  /// What is written as its size; the content's own where this is nil.
  public var size: [UInt8]?
  /// Whose form the header has.
  public var form = Form.ustar
  /// What stands in the field of a name's beginning.
  public var prefix = ""

  /// A file.
  /// - Parameters:
  ///   - name: its name.
  ///   - content: its bytes.
  public init(_ name: String, _ content: [UInt8]) {
    self.name = name
    self.content = content
  }

  /// Something that is no file.
  /// - Parameters:
  ///   - type: what it is, in the header's one letter.
  ///   - name: its name.
  ///   - target: what a link leads to.
  ///   - content: the bytes behind the header.
  public init(_ type: Unicode.Scalar, _ name: String, to target: String = "", _ content: [UInt8] = []) {
    self.init(name, content)
    self.type = UInt8(ascii: type)
    self.target = target
  }

  /// A pax header for what follows.
  /// - Parameters:
  ///   - records: keys and values.
  ///   - isGlobal: whether it is for all that follows.
  public init(pax records: [(key: String, value: String)], isGlobal: Bool = false) {
    self.init(isGlobal ? "g" : "x", "PaxHeaders/x", records.flatMap { paxRecord($0.key, $0.value) })
  }

  /// The header, with a checksum that is right.
  public var header: [UInt8] {
    var block = [UInt8](repeating: 0, count: 512)
    func put(_ bytes: [UInt8], _ range: Range<Int>) {
      for (index, byte) in bytes.prefix(range.count).enumerated() { block[range.lowerBound + index] = byte }
    }
    put(Array(name.utf8), 0..<100)
    for start in [100, 108, 116] { put(Array("0000644".utf8), start..<start + 8) }
    put(size ?? octal(content.count, digits: 11), 124..<136)
    put(octal(0, digits: 11), 136..<148)
    block[156] = type
    put(Array(target.utf8), 157..<257)
    switch form {
    case .v7: break
    case .ustar:
      put(Array("ustar\u{0}00".utf8), 257..<265)
      put(Array(prefix.utf8), 345..<500)
    case .gnu: put(Array("ustar  \u{0}".utf8), 257..<265)
    }
    return checksummed(block)
  }

  /// The header and the content, in whole blocks.
  public var bytes: [UInt8] { header + inBlocks(content) }
}

/// A tar archive.
/// - Parameters:
///   - members: what is in it, in this order.
///   - isEnded: whether it has its end marker.
public func tar(_ members: [TarMember], isEnded: Bool = true) -> [UInt8] {
  members.flatMap(\.bytes) + (isEnded ? [UInt8](repeating: 0, count: 1024) : [])
}

/// A block with the checksum of its bytes in its place.
public func checksummed(_ block: [UInt8]) -> [UInt8] {
  let field = 148..<156
  var block = block
  block.replaceSubrange(field, with: [UInt8](repeating: UInt8(ascii: " "), count: 8))
  block.replaceSubrange(
    field, with: octal(block.reduce(0) { $0 + Int($1) }, digits: 6) + [0, UInt8(ascii: " ")])
  return block
}

/// A record of a pax header.
public func paxRecord(_ key: String, _ value: String) -> [UInt8] {
  let rest = " \(key)=\(value)\n"
  var length = rest.utf8.count + 1
  while "\(length)".utf8.count + rest.utf8.count > length { length += 1 }
  return Array("\(length)\(rest)".utf8)
}

/// A number as headers have it.
public func octal(_ number: Int, digits: Int) -> [UInt8] {
  let text = String(number, radix: 8)
  return Array((String(repeating: "0", count: max(digits - text.count, 0)) + text).utf8)
}

/// Bytes, filled up with zeros to whole blocks.
public func inBlocks(_ bytes: [UInt8]) -> [UInt8] {
  bytes + [UInt8](repeating: 0, count: (512 - bytes.count % 512) % 512)
}
