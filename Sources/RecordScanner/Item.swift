/// The bytes of the record, or of what may be one, that the scanner stands in.
struct Item {
  private(set) var isKept = false
  private(set) var start: UInt64 = 0
  private(set) var member = 0
  /// Whether a value in it nests deeper than a record may.
  var isTooDeep = false
  /// Its bytes that came in earlier windows.
  private(set) var carry: [UInt8] = []

  mutating func begin(at start: UInt64, member: Int) {
    isKept = true
    isTooDeep = false
    self.start = start
    self.member = member
  }

  mutating func drop() {
    isKept = false
    // A rare large record must not cost its memory for ever.
    carry.removeAll(keepingCapacity: carry.capacity <= 1 << 20)
  }

  /// Copies what belongs to the item out of a window that ends inside it, up to the limit.
  mutating func keep(_ window: Span<UInt8>, from offset: UInt64, limit: Int) {
    let first = start > offset ? Int(start - offset) : 0
    let count = carry.count + window.count - first
    guard count <= limit else { return carry = [] }
    // Growing by doubling would hold a large record twice, and end with room for two.
    if count > max(carry.capacity, 1 << 20) { carry.reserveCapacity(min(4 * count, limit)) }
    carry.append(window.extracting(first..<window.count))
  }

  /// A copy of the bytes so far, or nil if they are not all there.
  func text(with window: Span<UInt8>, from offset: UInt64, upTo end: Int) -> [UInt8]? {
    guard isKept else { return nil }
    let first = start > offset ? Int(start - offset) : 0
    guard UInt64(carry.count) == (start > offset ? 0 : offset - start), first <= end else { return nil }
    var text = carry
    text.append(window.extracting(first..<end))
    return text
  }

  /// Adds the item's last bytes to the carry, and gives it out.
  mutating func completeCarry(_ end: Span<UInt8>) -> [UInt8] {
    var whole: [UInt8] = []
    swap(&whole, &carry)
    whole.append(end)
    return whole
  }
}
