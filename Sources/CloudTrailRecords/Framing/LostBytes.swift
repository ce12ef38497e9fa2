/// Bytes that are not read, and whether they speak of a retention call.
struct LostBytes {
  private static let overlap = 16
  /// Whether a retention call is mentioned in them.
  private(set) var mention = false
  private var tail: [UInt8] = []

  /// - Parameter mention: whether one is mentioned in what was lost before.
  init(mention: Bool = false) {
    self.mention = mention
  }

  /// Adds the bytes that follow.
  mutating func add(_ bytes: Span<UInt8>, _ scan: StructuralScan) {
    guard !mention, !bytes.isEmpty else { return }
    var seam = tail
    seam.append(bytes.extracting(first: LostBytes.overlap))
    mention = scan.mentionsRetention(in: seam.span) || scan.mentionsRetention(in: bytes)
    tail = Array(
      (bytes.count < LostBytes.overlap ? seam : bytes.extracting(last: LostBytes.overlap).copied())
        .suffix(LostBytes.overlap))
  }
}

extension StructuralScan {
  /// Whether the bytes have a part of a retention call's name in them, however it is spelled.
  func mentionsRetention(in bytes: Span<UInt8>) -> Bool {
    let mention = RetentionCall.mention
    return mentions(mention.name, pair: mention.pair, in: bytes)
  }
}
