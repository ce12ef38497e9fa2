/// The bytes of the carrier, or of what may be one, that the framer stands in.
struct Item {
  /// No record of CloudTrail's comes near to this; what goes on for so long is looked at for a document that
  /// begins inside of it.
  private static let suspicious = 1 << 20
  private static let mostMarks = 1 << 12

  private(set) var isKept = false
  private(set) var start = InputPosition()
  /// Where further gzip members begin among its bytes so far.
  private var laterMarks: [InputPosition] = []
  /// Whether a value in it nests deeper than a record may.
  var isTooDeep = false
  /// Its bytes that came in earlier windows.
  private var carry: [UInt8] = []
  /// The place at which it is to be looked at, if it has not ended there.
  private(set) var lookingPlace = UInt64.max
  /// What looks at the rest of one that is suspicious.
  var search: RecordSearch?
  /// What is in it, as far as it was looked at.
  var lost = LostBytes()

  /// Where the gzip members begin among its bytes so far.
  var marks: [InputPosition] { [start] + laterMarks }

  mutating func begin(at start: InputPosition, limit: Int) {
    isKept = true
    isTooDeep = false
    self.start = start
    if !laterMarks.isEmpty { laterMarks = [] }
    lookingPlace = start.offset + UInt64(min(Item.suspicious, limit))
    if search != nil { search = nil }
  }

  mutating func drop() {
    isKept = false
    // A rare large record must not cost its memory for ever.
    if !carry.isEmpty { carry.removeAll(keepingCapacity: carry.capacity <= 1 << 20) }
    if search != nil { search = nil }
  }

  /// Says that it was looked at.
  mutating func look(next search: RecordSearch, limit: Int) {
    self.search = search
    let end = start.offset + UInt64(limit)
    lookingPlace = lookingPlace < end ? end : .max
  }

  /// Copies what belongs to the item out of a window that ends inside it, up to the limit.
  mutating func keep(_ window: Window, limit: Int) {
    let first = window.index(of: start.offset)
    let count = carry.count + window.count - first
    guard count <= limit else { return carry = [] }
    // Growing by doubling would hold a large record twice, and end with space for two.
    if count > max(carry.capacity, 1 << 20) { carry.reserveCapacity(min(4 * count, limit)) }
    carry.append(window.bytes.extracting(first..<window.count))
    mark(window)
  }

  /// Notes the gzip member of a window; no item that can be gone back to has more than a bound.
  mutating func mark(_ window: Window) {
    let last = laterMarks.last?.member ?? start.member
    guard last != window.start.member, laterMarks.count <= Item.mostMarks else { return }
    laterMarks.append(window.position(of: window.index(of: start.offset)))
  }

  /// Forgets the bytes that a window holds as well.
  mutating func trim(to window: Window) {
    let count = start.offset < window.start.offset ? Int(window.start.offset - start.offset) : 0
    if carry.count > count { carry.removeLast(carry.count - count) }
  }

  /// A copy of the bytes so far, or nil if they are not all there.
  func text(with window: Window, upTo end: Int) -> [UInt8]? {
    guard isKept, laterMarks.count <= Item.mostMarks else { return nil }
    let offset = window.start.offset
    let first = start.offset > offset ? Int(start.offset - offset) : 0
    let isWhole = UInt64(carry.count) == (start.offset > offset ? 0 : offset - start.offset)
    guard isWhole, first <= end else { return nil }
    var text = carry
    text.append(window.bytes.extracting(first..<end))
    return text
  }

  /// Where it begins in the window in which it ends, or nil if that was an earlier one.
  func beginning(in window: Window) -> Int? {
    carry.isEmpty && start.offset >= window.start.offset ? Int(start.offset - window.start.offset) : nil
  }

  /// Gives out the bytes of an item that began in an earlier window, with its last ones.
  mutating func complete(with end: Span<UInt8>) -> [UInt8] {
    var whole: [UInt8] = []
    swap(&whole, &carry)
    whole.append(end)
    return whole
  }
}
