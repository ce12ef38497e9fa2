/// Bytes that are not read, and whether they mention a wanted call.
struct LostBytes {
  /// Whether they mention one.
  private(set) var mention = false
  private var tail: [UInt8] = []

  /// - Parameter mention: whether bytes that were lost earlier mention one.
  init(mention: Bool = false) {
    self.mention = mention
  }

  /// Adds the bytes that follow.
  mutating func add(_ bytes: Span<UInt8>, _ search: MentionSearch) {
    guard !mention, !bytes.isEmpty else { return }
    let overlap = search.overlap
    var seam = tail
    seam.append(bytes.extracting(first: overlap))
    mention = search.finds(in: seam.span) || search.finds(in: bytes)
    tail = Array((bytes.count < overlap ? seam : bytes.extracting(last: overlap).copied()).suffix(overlap))
  }
}
