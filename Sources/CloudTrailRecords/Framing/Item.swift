/// The bytes of the record, or of what may be one, that the scanner stands in.
struct Item {
  /// Where the bytes of a gzip member begin.
  struct Mark {
    let offset: UInt64
    let member: Int
  }

  /// No record of CloudTrail's comes near to this; what goes on for so long is looked at for a document that
  /// begins inside of it.
  private static let suspicious = 1 << 20
  private static let mostMarks = 1 << 12

  private(set) var isKept = false
  private(set) var start: UInt64 = 0
  /// The gzip member in which it begins.
  private(set) var member = 0
  /// Further members among its bytes so far.
  private var laterMarks: [Mark] = []
  /// Whether a value in it nests deeper than a record may.
  var isTooDeep = false
  /// Its bytes that came in earlier windows.
  private(set) var carry: [UInt8] = []
  /// The place at which it is to be looked at, if it has not ended there.
  private(set) var lookingPlace = UInt64.max
  /// What looks at the rest of one that is suspicious.
  var search: RecordSearch?
  /// What is in it, as far as it was looked at.
  var lost = LostBytes()

  /// The gzip members among its bytes so far.
  var marks: [Mark] { [Mark(offset: start, member: member)] + laterMarks }

  mutating func begin(at start: UInt64, member: Int, limit: Int = .max) {
    isKept = true
    isTooDeep = false
    self.start = start
    self.member = member
    if !laterMarks.isEmpty { laterMarks = [] }
    lookingPlace = start + UInt64(min(Item.suspicious, limit))
    if search != nil { search = nil }
  }

  mutating func drop() {
    isKept = false
    // A rare large record must not cost its memory for ever.
    carry.removeAll(keepingCapacity: carry.capacity <= 1 << 20)
    if search != nil { search = nil }
  }

  /// Says that it was looked at.
  mutating func look(next search: RecordSearch, limit: Int) {
    self.search = search
    let end = start + UInt64(limit)
    lookingPlace = lookingPlace < end ? end : .max
  }

  /// Copies what belongs to the item out of a window that ends inside it, up to the limit.
  mutating func keep(_ window: Span<UInt8>, from offset: UInt64, member: Int, limit: Int) {
    let first = start > offset ? Int(start - offset) : 0
    let count = carry.count + window.count - first
    guard count <= limit else { return carry = [] }
    // Growing by doubling would hold a large record twice, and end with space for two.
    if count > max(carry.capacity, 1 << 20) { carry.reserveCapacity(min(4 * count, limit)) }
    carry.append(window.extracting(first..<window.count))
    mark(member, from: offset)
  }

  /// Notes the gzip member of a window; no item that can be gone back to has more than a bound.
  mutating func mark(_ member: Int, from offset: UInt64) {
    let last = laterMarks.last?.member ?? self.member
    guard last != member, laterMarks.count <= Item.mostMarks else { return }
    laterMarks.append(Mark(offset: offset, member: member))
  }

  /// Forgets the bytes that the window at hand holds as well.
  mutating func trim(to offset: UInt64) {
    let count = start < offset ? Int(offset - start) : 0
    if carry.count > count { carry.removeLast(carry.count - count) }
  }

  /// A copy of the bytes so far, or nil if they are not all there.
  func text(with window: Span<UInt8>, from offset: UInt64, upTo end: Int) -> [UInt8]? {
    guard isKept, laterMarks.count <= Item.mostMarks else { return nil }
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
