// How bytes that were taken for part of a document are read as a document of their own.

extension Framer {
  /// How many times the input's size may be read again: no input may trigger it at every byte.
  private static let mostRereading: UInt64 = 16

  /// Searches the current item, which cannot be read further, for another document that begins inside it.
  /// - Returns: nil if there is one, and it is in the backlog; otherwise the search, to be continued.
  mutating func lookBack(_ window: Window, upTo end: Int, into sink: inout Sink) -> RecordSearch? {
    if var search = item.search, item.isKept {
      search.findsElements = true
      return search
    }
    guard item.isKept, let text = textToReread(window, upTo: end) else { return RecordSearch() }
    var search = RecordSearch(behind: text[0], isInside: true)
    return breaksOff(text, &search, into: &sink) ? nil : search
  }

  /// Searches something that ended like a record, mentions a wanted call, and is not JSON: if brackets are
  /// missing in one record, it ends together with another.
  mutating func lookBack(_ record: Span<UInt8>, into sink: inout Sink) {
    guard let fault = sink.tentative.faults.last, case .invalid = fault.kind, backlog == nil,
      record.count > 1, mayReread(record.count)
    else { return }
    let text = record.copied()
    var search = RecordSearch(behind: text[0], isInside: true)
    _ = breaksOff(text, &search, into: &sink)
  }

  /// Searches an item that is larger than any record.
  mutating func look(_ window: Window, upTo end: Int, into sink: inout Sink) {
    let isTooLarge = item.lookingPlace >= item.start.offset + UInt64(limits.recordBytes)
    var search = RecordSearch(
      behind: window.byte(before: end), isInside: true, findsElements: isTooLarge)
    if let text = textToReread(window, upTo: end) {
      search = RecordSearch(behind: text[0], isInside: true, findsElements: isTooLarge)
      if breaksOff(text, &search, into: &sink) { return }
      item.lost = LostBytes()
      item.lost.add(text.span, mentions)
    }
    item.look(next: search, limit: limits.recordBytes)
  }

  /// Searches the next part of such an item.
  /// - Returns: where to continue if another document begins in it; that document's beginning is then in the
  ///   backlog.
  mutating func lookOn(
    _ window: Window, from start: Int, upTo end: Int, into sink: inout Sink
  ) -> Int? {
    let found = item.search?.next(in: window.bytes, start..<end, offset: window.start.offset)
    item.lost.add(window.bytes.extracting(start..<(found?.end ?? end)), mentions)
    guard let (hit, next) = found else { return nil }
    breakOff(before: hit, item.lost, into: &sink)
    resume(at: hit, marks: [InputPosition(offset: hit.start, member: window.start.member)], into: &sink)
    return next
  }

  /// What is lost of the current item.
  func bytesOfItem(_ window: Window, upTo end: Int, mention: Bool) -> LostBytes {
    var bytes = LostBytes(mention: mention || item.isKept && item.search != nil && item.lost.mention)
    if let text = item.text(with: window, upTo: end) { bytes.add(text.span, mentions) }
    return bytes
  }

  /// Reads an element of an array of records that is a log file: the log file around it was cut off before
  /// it.
  mutating func readSwallowedLogFile(_ bytes: Span<UInt8>, into sink: inout Sink) {
    var fault = sink.fault(.invalid(.cutOff), at: item.start.offset)
    if mayReread(bytes.count) {
      standAnew(into: &sink)
      backlog = Backlog(bytes: bytes.copied(), start: item.start.offset, marks: item.marks)
    } else {
      fault.unreadBytes = UInt64(bytes.count)
      fault.mentionsWantedCall = mentions.finds(in: bytes)
    }
    sink.add(fault)
  }

  /// Continues at the beginning that was found.
  mutating func resume(
    at hit: RecordSearch.Hit, then rest: ArraySlice<UInt8> = [], marks: [InputPosition], into sink: inout Sink
  ) {
    item.drop()
    document.isBehindPrefix = false
    standAnew(into: &sink)
    if hit.isElement {
      document.form = .array(.logFile)
      document.isHeadless = true
      place = .element
    }
    backlog = Backlog(bytes: hit.bytes + rest, start: hit.start, marks: marks)
  }

  /// Continues where a document is only presumed to begin.
  private mutating func standAnew(into sink: inout Sink) {
    sink.isAfterFault = true
    sink.beginDocument(isPart: false)
    document.begin(isInArray: false)
    passing = nil
    place = .document
  }

  private mutating func breaksOff(
    _ text: [UInt8], _ search: inout RecordSearch, into sink: inout Sink
  ) -> Bool {
    guard let (hit, end) = search.next(in: text.span, 1..<text.count, offset: item.start.offset) else {
      return false
    }
    var bytes = LostBytes()
    bytes.add(text.span.extracting(0..<end), mentions)
    breakOff(before: hit, bytes, into: &sink)
    resume(at: hit, then: text[end...], marks: item.marks, into: &sink)
    return true
  }

  private mutating func textToReread(_ window: Window, upTo end: Int) -> [UInt8]? {
    if window.offset(of: end) > item.start.offset, end > 0 { item.mark(window) }
    guard let text = item.text(with: window, upTo: end), !text.isEmpty else { return nil }
    return mayReread(text.count) ? text : nil
  }

  private mutating func mayReread(_ count: Int) -> Bool {
    let count = UInt64(count)
    guard bytesReread + count <= Framer.mostRereading * (item.start.offset + count) else { return false }
    bytesReread += count
    return true
  }

  /// Reports that the current item is cut off before what was found.
  private func breakOff(before hit: RecordSearch.Hit, _ bytes: LostBytes, into sink: inout Sink) {
    var fault = sink.fault(.invalid(.cutOff), at: item.start.offset)
    fault.unreadBytes = hit.start - item.start.offset
    let isHalf = sink.forgetTentative()
    fault.mentionsWantedCall = bytes.mention || isHalf
    sink.add(fault)
  }
}
