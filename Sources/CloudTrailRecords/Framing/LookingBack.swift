// How what was taken for a part of a document is read as one of its own.

/// Bytes that are to be read again.
struct Backlog {
  let bytes: [UInt8]
  /// How many plain bytes precede them.
  let start: UInt64
  /// Their gzip members.
  let marks: [Item.Mark]
  /// How many of them were read.
  var place = 0

  var isRead: Bool { place == bytes.count }

  /// The next bytes that are of one gzip member, and which one that is.
  var piece: (range: Range<Int>, member: Int) {
    let offset = start + UInt64(place)
    let later = marks.firstIndex { $0.offset > offset } ?? marks.endIndex
    let end = later < marks.endIndex ? min(Int(marks[later].offset - start), bytes.count) : bytes.count
    return (place..<end, later > 0 ? marks[later - 1].member : 0)
  }
}

extension RecordScanner {
  /// How many times as many bytes as there are may be read again: no input may make it happen at each byte.
  private static let mostRereading: UInt64 = 16

  /// Looks whether another document begins inside the item at hand, which cannot be read on.
  /// - Returns: nil if that is so, and it is in the backlog; else the search, to be gone on with.
  mutating func lookBack(_ window: Span<UInt8>, upTo end: Int) -> RecordSearch? {
    if var search = item.search, item.isKept {
      search.findsElements = true
      return search
    }
    guard item.isKept, let text = textToReread(window, upTo: end) else { return RecordSearch() }
    var search = RecordSearch(behind: text[0], isInside: true)
    return breaksOff(text, &search) ? nil : search
  }

  /// Looks at what ended as a record, mentions a wanted call, and is no JSON: brackets that are missing in
  /// one record make it end with another.
  mutating func lookBack(_ record: Span<UInt8>) {
    guard case .invalid = tentative.faults.last?.kind, backlog == nil, record.count > 1,
      mayReread(record.count)
    else { return }
    let text = record.copied()
    var search = RecordSearch(behind: text[0], isInside: true)
    _ = breaksOff(text, &search)
  }

  /// Looks at an item that is larger than any record.
  mutating func look(_ window: Span<UInt8>, upTo end: Int) {
    let isTooLarge = item.lookingPlace >= item.start + UInt64(limits.recordBytes)
    var search = RecordSearch(
      behind: end > 0 ? window[end - 1] : lastByteBefore, isInside: true, findsElements: isTooLarge)
    if let text = textToReread(window, upTo: end) {
      search = RecordSearch(behind: text[0], isInside: true, findsElements: isTooLarge)
      if breaksOff(text, &search) { return }
      item.lost = LostBytes()
      item.lost.add(text.span, mentions)
    }
    item.look(next: search, limit: limits.recordBytes)
  }

  /// Looks at what follows of such an item.
  /// - Returns: where to go on if another document begins in it; its beginning is in the backlog then.
  mutating func lookOn(_ window: Span<UInt8>, from start: Int, upTo end: Int) -> Int? {
    let found = item.search?.next(in: window, start..<end, offset: windowOffset)
    item.lost.add(window.extracting(start..<(found?.end ?? end)), mentions)
    guard let found else { return nil }
    breakOff(before: found.hit, item.lost)
    resume(at: found.hit, marks: [Item.Mark(offset: found.hit.start, member: member)])
    return found.end
  }

  /// What is lost of the item at hand.
  func bytesOfItem(_ window: Span<UInt8>, upTo end: Int, mention: Bool) -> LostBytes {
    var bytes = LostBytes(mention: mention || item.isKept && item.search != nil && item.lost.mention)
    if let text = item.text(with: window, from: windowOffset, upTo: end) { bytes.add(text.span, mentions) }
    return bytes
  }

  /// Opens an element of an array of records that is a log file: the one around it was cut off before it.
  mutating func openSwallowedLogFile(_ bytes: Span<UInt8>) {
    var fault = fault(.invalid(.cutOff), at: item.start)
    guard mayReread(bytes.count) else {
      fault.unreadBytes = UInt64(bytes.count)
      fault.mentionsWantedCall = mentions.finds(in: bytes)
      return add(fault)
    }
    add(fault)
    isAfterFault = true
    document.begin(isInArray: false)
    place = .document
    backlog = Backlog(bytes: bytes.copied(), start: item.start, marks: item.marks)
  }

  private mutating func breaksOff(_ text: [UInt8], _ search: inout RecordSearch) -> Bool {
    guard let (hit, end) = search.next(in: text.span, 1..<text.count, offset: item.start) else {
      return false
    }
    var bytes = LostBytes()
    bytes.add(text.span.extracting(0..<end), mentions)
    let marks = item.marks
    breakOff(before: hit, bytes)
    resume(at: hit, then: text[end...], marks: marks)
    return true
  }

  private mutating func textToReread(_ window: Span<UInt8>, upTo end: Int) -> [UInt8]? {
    if windowOffset + UInt64(end) > item.start, end > 0 {
      item.mark(member, from: max(windowOffset, item.start))
    }
    guard let text = item.text(with: window, from: windowOffset, upTo: end), !text.isEmpty else {
      return nil
    }
    return mayReread(text.count) ? text : nil
  }

  private mutating func mayReread(_ count: Int) -> Bool {
    let count = UInt64(count)
    guard bytesReread + count <= RecordScanner.mostRereading * (item.start + count) else { return false }
    bytesReread += count
    return true
  }

  /// Reports that the item at hand is cut off before what was found.
  private mutating func breakOff(before hit: RecordSearch.Hit, _ bytes: LostBytes) {
    var fault = fault(.invalid(.cutOff), at: item.start)
    fault.unreadBytes = hit.start - item.start
    let isHalf = forgetTentative()
    fault.mentionsWantedCall = bytes.mention || isHalf
    add(fault)
  }

  /// Goes on at what was found.
  mutating func resume(at hit: RecordSearch.Hit, then rest: ArraySlice<UInt8> = [], marks: [Item.Mark]) {
    isAfterFault = true
    passing = nil
    item.drop()
    document.begin(isInArray: false)
    document.isBehindPrefix = false
    if hit.isElement {
      document.form = .array(.logFile)
      document.isHeadless = true
      place = .element
    } else {
      place = .document
    }
    backlog = Backlog(bytes: hit.bytes + rest, start: hit.start, marks: marks)
  }

  /// Reads the backlog, and what is put there meanwhile.
  /// - Parameter offset: the place of the window at hand.
  mutating func readBacklog(upTo offset: UInt64, found: (borrowing Record) -> Void) {
    let (byteBefore, windowMember) = (lastByteBefore, member)
    lastByteBefore = 0
    // What is found in one precedes the rest of it.
    var pending = [backlog].compactMap(\.self)
    backlog = nil
    while var todo = pending.popLast() {
      while !todo.isRead, backlog == nil {
        let piece = todo.piece
        windowOffset = todo.start + UInt64(todo.place)
        member = piece.member
        todo.place += readPiece(todo.bytes.span.extracting(piece.range), found: found)
      }
      if !todo.isRead { pending.append(todo) }
      if let found = backlog { pending.append(found) }
      backlog = nil
    }
    (windowOffset, lastByteBefore, member) = (offset, byteBefore, windowMember)
    item.trim(to: offset)
  }

  /// - Returns: how many bytes of the piece were read; the others follow those in the backlog.
  private mutating func readPiece(_ piece: Span<UInt8>, found: (borrowing Record) -> Void) -> Int {
    var index = 0
    while index < piece.count {
      index = readOn(piece, from: index, found: found)
      if backlog != nil { return index }
    }
    if item.isKept {
      item.keep(piece, from: windowOffset, member: member, limit: limits.recordBytes)
    }
    lastByteBefore = piece[piece.count - 1]
    return index
  }
}
