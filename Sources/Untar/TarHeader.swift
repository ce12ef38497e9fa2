// A header of a tar archive is a block of 512 bytes:
//
//   0    100   108  116  124   136    148       156   157       257    263      265 … 345     500
//   name mode  uid  gid  size  mtime  checksum  type  linkname  magic  version  …     prefix  …
//
// Numbers are octal digits, or in GNU's form (the first bit is set) binary. The checksum is the sum of all bytes with
// its own field taken for spaces. The oldest archives (v7) have neither magic nor prefix, and GNU's own form has other
// fields in the prefix's place.

/// What a header says of the file behind it.
struct TarHeader {
  /// What stands behind a header.
  enum Kind {
    case file, folder, symbolicLink, hardLink
    /// A device, a pipe or a volume's label: nothing stands behind it.
    case special
    /// The names in a folder, as GNU's incremental archives have them.
    case listing
    /// A file of which the holes are left out.
    case sparse
    /// The rest of a file that begins in another archive.
    case continuation
    /// What the next header is to be read with: records of the pax form, for it or for all that follow.
    case records, globalRecords
    /// The next header's name, or what its link leads to.
    case longName, longLink
  }

  let kind: Kind
  /// The size of what stands behind it, as it is stored.
  let size: UInt64
  let name: [UInt8]
  /// What a link leads to.
  let target: [UInt8]
  /// Whether blocks follow that say where the holes of a sparse file are.
  let isExtended: Bool

  /// Reads a block.
  /// - Returns: nil where it is no header: the checksum or the size is none, or the size is negative or no file's.
  init?(_ block: [UInt8]) {
    guard block.count == Block.size, block.hasOwnChecksum, let size = block.tarNumber(in: Block.sizeField)
    else { return nil }
    let isGNU = block[257..<265].elementsEqual("ustar  \0".utf8)
    let hasPrefix = block.hasTarMagic && !isGNU
    let prefix = hasPrefix ? block.tarText(in: 345..<500) : []
    let ownName = block.tarText(in: 0..<100)
    let name = prefix.isEmpty ? ownName : prefix + [UInt8(ascii: "/")] + ownName
    // What has bytes is read, whatever its name ends with.
    let kind = Kind(block[156], isFolderName: size == 0 && name.last == UInt8(ascii: "/"))
    self.kind = kind
    self.name = name
    self.size = kind.hasContent ? size : 0
    target = block.tarText(in: 157..<257)
    isExtended = kind == .sparse && isGNU && block[482] != 0
  }
}

extension TarHeader.Kind {
  /// - Parameters:
  ///   - type: the type in the header; what is not known is a file, as POSIX has it.
  ///   - isFolderName: whether a file of that name is a folder, as in the oldest archives.
  fileprivate init(_ type: UInt8, isFolderName: Bool) {
    self =
      switch UnicodeScalar(type) {
      case "1": .hardLink
      case "2": .symbolicLink
      case "3", "4", "6", "V": .special
      case "5": .folder
      case "D": .listing
      case "S": .sparse
      case "M": .continuation
      case "x", "X": .records
      case "g": .globalRecords
      case "L": .longName
      case "K": .longLink
      case "0", "7", "\0": isFolderName ? .folder : .file
      default: .file
      }
  }

  /// Whether anything stands behind such a header, whatever size it gives.
  var hasContent: Bool {
    switch self {
    case .folder, .hardLink, .symbolicLink, .special: false
    case .file, .listing, .sparse, .continuation, .records, .globalRecords, .longName, .longLink: true
    }
  }
}

/// The blocks that an archive is made of.
enum Block {
  static let size = 512
  static let sizeField = 124..<136
  static let checksumField = 148..<156

  /// How many bytes fill the last block of some content.
  static func padding(behind size: UInt64) -> UInt64 {
    (UInt64(Block.size) - size % UInt64(Block.size)) % UInt64(Block.size)
  }
}

extension [UInt8] {
  /// Whether a block has the magic word of POSIX and GNU.
  var hasTarMagic: Bool { self[257..<262].elementsEqual("ustar".utf8) }

  /// Whether a block's checksum is that of its bytes, which some old programs take for signed ones.
  fileprivate var hasOwnChecksum: Bool {
    guard contains(0), self[Block.checksumField].contains(where: \.isOctalDigit),
      let checksum = tarNumber(in: Block.checksumField)
    else { return false }
    var sum = 8 * Int(UInt8(ascii: " "))
    var signedSum = sum
    for index in 0..<count where !Block.checksumField.contains(index) {
      sum += Int(self[index])
      signedSum += Int(Int8(bitPattern: self[index]))
    }
    return Int(clamping: checksum) == sum || Int(clamping: checksum) == signedSum
  }

  /// The number in a field, 0 where it is empty; nil where it is none, negative, or more than an `Int64` holds.
  fileprivate func tarNumber(in field: Range<Int>) -> UInt64? {
    let digits = self[field]
    guard let first = digits.first else { return nil }
    var number: UInt64 = 0
    if first & 0x80 != 0 {
      guard first & 0x40 == 0 else { return nil }
      for (index, byte) in digits.enumerated() {
        guard number <= UInt64(Int64.max) >> 8 else { return nil }
        number = number << 8 | UInt64(index == 0 ? byte & 0x3f : byte)
      }
      return number
    }
    let isFiller = { (byte: UInt8) in byte == 0 || byte == UInt8(ascii: " ") }
    let text = digits.drop(while: isFiller).prefix { !isFiller($0) }
    guard text.allSatisfy(\.isOctalDigit) else { return nil }
    // Twelve digits are 36 bits.
    for digit in text { number = number << 3 | UInt64(digit - UInt8(ascii: "0")) }
    return number
  }

  /// The text in a field, up to the first NUL.
  fileprivate func tarText(in field: Range<Int>) -> [UInt8] { Array(self[field].prefix { $0 != 0 }) }
}

extension UInt8 {
  var isOctalDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "7")).contains(self) }
}
