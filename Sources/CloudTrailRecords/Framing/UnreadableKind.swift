/// A kind of file that can contain logs but must be converted first, recognised by its first bytes.
struct UnreadableKind: CustomStringConvertible {
  /// How to get at its contents.
  private enum Way {
    /// A command that writes the contents to a pipe.
    case pipe(String)
    /// A command that unpacks it into the folder `x`: a pipe would lose file names and boundaries.
    case folder(String)
    /// No command helps.
    case fetchAgain, none
  }

  private let what: String
  private let way: Way

  /// - Parameter start: the first bytes.
  /// - Returns: nil for any other kind.
  init?(_ start: [UInt8]) {
    guard let kind = UnreadableKind.kinds.first(where: { $0.isStart(start) }) else { return nil }
    (what, way) = (kind.what, kind.way)
  }

  /// What it is, and what to do.
  var description: String {
    switch way {
    case .pipe(let command):
      "\(what), which is not read; to read its contents: \(command) | retention-trail timeline -"
    case .folder(let command):
      "\(what), which is not read; unpack it with \(command), then pass the folder x"
    case .fetchAgain:
      "\(what): the file is damaged and is not read; fetch it again, unchanged, with aws s3 cp"
    case .none: "\(what), which is not read"
    }
  }

  private struct Kind: Sendable {
    let what: String
    let way: Way
    let isStart: @Sendable ([UInt8]) -> Bool

    init(_ what: String, _ way: Way, _ signatures: [UInt8]..., at place: Int = 0) {
      self.what = what
      self.way = way
      isStart = { start in signatures.contains { start.dropFirst(place).starts(with: $0) } }
    }

    init(_ what: String, _ way: Way, where isStart: @escaping @Sendable ([UInt8]) -> Bool) {
      self.what = what
      self.way = way
      self.isStart = isStart
    }
  }

  private static let kinds = [
    // Before UTF-16, which PowerShell writes when it mistakes the data for text.
    Kind("gzip data that was converted as if it were text", .fetchAgain, where: isConvertedGzip),
    Kind("text in UTF-16", .pipe("iconv -f UTF-16 -t UTF-8 FILE"), [0xff, 0xfe], [0xfe, 0xff]),
    Kind(
      "text in UTF-16", .pipe("iconv -f UTF-16LE -t UTF-8 FILE"), [0x7b, 0], [0x5b, 0], [0x20, 0],
      [0x0a, 0], [0x0d, 0]),
    Kind("text in UTF-16", .pipe("iconv -f UTF-16BE -t UTF-8 FILE"), [0, 0x7b, 0], [0, 0x5b, 0]),
    Kind(
      "a zip archive", .folder("unzip -d x FILE"), [0x50, 0x4b, 0x03, 0x04]),
    Kind("an empty zip archive", .none, [0x50, 0x4b, 0x05, 0x06]),
    Kind("a 7z archive", .folder("7z x -ox FILE"), [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]),
    // A whole one is opened before its files are scanned.
    Kind("a tar archive with a damaged beginning", .fetchAgain, Array("ustar".utf8), at: 257),
    Kind("compressed with zstd", .pipe("zstd -dc FILE"), [0x28, 0xb5, 0x2f, 0xfd]),
    Kind("compressed with xz", .pipe("xz -dc FILE"), [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]),
    Kind("compressed with bzip2", .pipe("bzip2 -dc FILE"), [0x42, 0x5a, 0x68]),
    Kind("gzip data inside gzip data, more than three deep", .pipe("gzip -dc FILE"), [0x1f, 0x8b]),
    Kind("a Parquet file", .none, Array("PAR1".utf8)),
  ]

  /// Whether the bytes are a conversion of `1f 8b 08`, whose second byte is not text: it was replaced,
  /// re-encoded or dropped. No text begins with 1f.
  private static func isConvertedGzip(_ start: [UInt8]) -> Bool {
    var bytes = start[...]
    for mark: [UInt8] in [[0xef, 0xbb, 0xbf], [0xff, 0xfe], [0xfe, 0xff]] where bytes.starts(with: mark) {
      bytes = bytes.dropFirst(mark.count)
    }
    let isWide = bytes.starts(with: [0, 0x1f]) || bytes.starts(with: [0x1f, 0])
    let text = bytes.prefix(8).filter { $0 != 0 || !isWide }
    guard text.count > 1, text[0] == 0x1f else { return false }
    let isGzip = text[1] == 0x8b && bytes.count == start.count && !isWide
    return !isGzip && (text[1] >= 0x80 || text[1] == 8)
  }
}
