/// Bytes to be read again.
struct Backlog {
  let bytes: [UInt8]
  /// How many plain bytes precede them.
  let start: UInt64
  /// Where the gzip members that they came from begin.
  let marks: [InputPosition]
  /// Whether they are read as an input of their own, which ends with them.
  var isWhole = false
  /// How many of them have been read.
  var count = 0

  var isRead: Bool { count == bytes.count }

  /// The next bytes from a single gzip member.
  var next: Window {
    @_lifetime(borrow self)
    get {
      let offset = start + UInt64(count)
      let later = marks.firstIndex { $0.offset > offset } ?? marks.endIndex
      let end = later < marks.endIndex ? min(Int(marks[later].offset - start), bytes.count) : bytes.count
      let position = InputPosition(offset: offset, member: later > 0 ? marks[later - 1].member : 0)
      return Window(
        bytes.span.extracting(count..<end), at: position, behind: count > 0 ? bytes[count - 1] : 0)
    }
  }
}
