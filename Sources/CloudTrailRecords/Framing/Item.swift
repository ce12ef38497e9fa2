/// The bytes of the current carrier, or of what may become one.
struct Item {
  /// No CloudTrail record comes near this size. An item that reaches it is searched for a document that
  /// begins inside it.
  private static let suspicious = 1 << 20
  private static let mostMarks = 1 << 12

  private(set) var isKept = false
  private(set) var start = InputPosition()
  /// Where further gzip members begin among its bytes so far.
  private var laterMarks: [InputPosition] = []
  /// Whether a value in it nests deeper than a record may.
  var isTooDeep = false
  /// Its bytes from earlier windows.
  private var carry: [UInt8] = []
  /// The offset at which it is searched, if it has not ended by then.
  private(set) var lookingPlace = UInt64.max
  /// The search of the rest of a suspicious item.
  var search: RecordSearch?
  /// What its bytes mention, as far as they were searched.
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
    // A rare large record must not occupy its memory forever.
    if !carry.isEmpty { carry.removeAll(keepingCapacity: carry.capacity <= 1 << 20) }
    if search != nil { search = nil }
  }

  /// Notes that it was searched.
  mutating func look(next search: RecordSearch, limit: Int) {
    self.search = search
    let end = start.offset + UInt64(limit)
    lookingPlace = lookingPlace < end ? end : .max
  }

  /// Copies the item's part of a window that ends inside it, up to the limit.
  mutating func keep(_ window: Window, limit: Int) {
    let first = window.index(of: start.offset)
    let count = carry.count + window.count - first
    guard count <= limit else { return carry = [] }
    // Doubling would hold a large record twice and leave space for two.
    if count > max(carry.capacity, 1 << 20) { carry.reserveCapacity(min(4 * count, limit)) }
    carry.append(window.bytes.extracting(first..<window.count))
    mark(window)
  }

  /// Notes the gzip member of a window; an item that can be read again has a bounded number of them.
  mutating func mark(_ window: Window) {
    let last = laterMarks.last?.member ?? start.member
    guard last != window.start.member, laterMarks.count <= Item.mostMarks else { return }
    laterMarks.append(window.position(of: window.index(of: start.offset)))
  }

  /// Drops the bytes that a window also holds.
  mutating func trim(to window: Window) {
    let count = start.offset < window.start.offset ? Int(window.start.offset - start.offset) : 0
    if carry.count > count { carry.removeLast(carry.count - count) }
  }

  /// A copy of the bytes so far, or nil if not all of them were kept.
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

  /// Where it begins in the window in which it ends, or nil if it began in an earlier one.
  func beginning(in window: Window) -> Int? {
    carry.isEmpty && start.offset >= window.start.offset ? Int(start.offset - window.start.offset) : nil
  }

  /// Hands over the bytes of an item that began in an earlier window, completed by its last ones.
  mutating func complete(with end: Span<UInt8>) -> [UInt8] {
    var whole: [UInt8] = []
    swap(&whole, &carry)
    whole.append(end)
    return whole
  }
}
