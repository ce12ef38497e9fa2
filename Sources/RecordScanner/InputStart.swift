/// The first bytes of an input, held back until they tell what it is: JSON at once, all else with its first
/// line.
struct InputStart {
  /// What an input can be.
  enum Kind {
    case json
    case table(Table)
    /// A table without the columns that make a record.
    case otherTable
    /// The object aws-logs-write-test.
    case writeTest
    /// What CloudTrail sends to see whether a topic takes its messages.
    case notification
    /// An archive or a file of another kind, and the command that unpacks it to a pipe.
    case packed(String, command: String?)
  }

  private static let longest = 4096
  /// Whether more bytes are needed.
  private(set) var isOpen = true
  private(set) var isDecided = false
  private(set) var bytes: [UInt8] = []
  private(set) var member = 0

  /// Takes bytes until they tell enough.
  /// - Returns: how many were taken; none where the first one tells that it is JSON.
  mutating func take(_ window: Span<UInt8>, member: Int) -> Int {
    if bytes.isEmpty, window[0].mayBeginJSON {
      isOpen = false
      return 0
    }
    if bytes.isEmpty { self.member = member }
    var taken = 0
    while isOpen, taken < window.count {
      let byte = window[taken]
      taken += 1
      bytes.append(byte)
      let mark = ByteOrderMark.count
      let isJSON = bytes.count == mark + 1 && ByteOrderMark.begins(bytes) && byte.mayBeginJSON
      if isJSON || byte == UInt8(ascii: "\n") || bytes.count == InputStart.longest { isOpen = false }
    }
    return taken
  }

  /// Decides by what was taken.
  /// - Parameter isAtEnd: whether there are no more.
  mutating func decide(isAtEnd: Bool) -> Kind {
    isOpen = false
    isDecided = true
    guard let first = bytes.first, !first.mayBeginJSON else { return .json }
    if let packed = packing() { return packed }
    var line = bytes[...]
    if ByteOrderMark.begins(bytes) { line = line.dropFirst(ByteOrderMark.count) }
    while let last = line.last, last.isJSONSpace { line.removeLast() }
    if line.elementsEqual("Permission Check Successful".utf8) { return .writeTest }
    if line.elementsEqual("CloudTrail validation message.".utf8) { return .notification }
    guard isAtEnd || bytes.last == UInt8(ascii: "\n") else { return .json }
    return Table.kind(header: Array(line))
  }

  /// Gives out what was taken.
  mutating func release() -> [UInt8] {
    defer { bytes = [] }
    return bytes
  }

  private func packing() -> Kind? {
    let signatures: [(bytes: [UInt8], at: Int, what: String, command: String?)] = [
      ([0x50, 0x4b, 0x03, 0x04], 0, "a zip archive", "unzip -p FILE"),
      ([0x50, 0x4b, 0x05, 0x06], 0, "a zip archive with nothing in it", nil),
      ([0xff, 0xfe], 0, "a text in UTF-16", "iconv -f UTF-16 -t UTF-8 FILE"),
      ([0xfe, 0xff], 0, "a text in UTF-16", "iconv -f UTF-16 -t UTF-8 FILE"),
      ([0x28, 0xb5, 0x2f, 0xfd], 0, "compressed with zstd", "zstd -dc FILE"),
      ([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00], 0, "compressed with xz", "xz -dc FILE"),
      ([0x42, 0x5a, 0x68], 0, "compressed with bzip2", "bzip2 -dc FILE"),
      ([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c], 0, "a 7z archive", "7z x -so FILE"),
      (Array("ustar".utf8), 257, "a tar archive", "tar -xOf FILE"),
      (Array("PAR1".utf8), 0, "a Parquet file", nil),
    ]
    for signature in signatures where bytes.dropFirst(signature.at).starts(with: signature.bytes) {
      return .packed(signature.what, command: signature.command)
    }
    return nil
  }
}

extension UInt8 {
  /// Whether an object, an array, or white space before them begins so; a string may as well be a table's
  /// cell.
  fileprivate var mayBeginJSON: Bool {
    self == UInt8(ascii: "{") || self == UInt8(ascii: "[") || isJSONSpace
  }
}
