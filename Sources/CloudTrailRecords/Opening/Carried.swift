// How a carrier's contents are read: as one record, or as documents by a scanner of their own. That scanner
// reports the carrier's position in the input, and continues the counts of this one.

extension Opener {
  /// How deep messages may be nested: a queue's, a topic's, a log event's, and one to spare.
  private static let deepest = 4

  /// Opens a record that is an object, or a string that contains one.
  /// - Returns: false if it is neither an object nor a string.
  mutating func openRecord(held record: JSONValue) -> Bool {
    switch record.kind {
    case .object: openRecord(record.bytes)
    case .string:
      guard let text = record.string else { return false }
      if !passesAsRecord(text) { openRecord(inText: text.utf8.span) }
    default: return false
    }
    return true
  }

  /// Opens decoded text that can only be one record.
  mutating func openRecord(inText text: Span<UInt8>) {
    guard text.firstToken == UInt8(ascii: "{") else {
      return report(.notCloudTrail("a text that should be a record is not a JSON object"))
    }
    openRecord(text)
  }

  /// Opens a string that contains documents of any kind.
  /// - Returns: whether it contains what could be one.
  mutating func openDocuments(in text: JSONString, found: (borrowing Record) -> Void) -> Bool {
    passesAsRecord(text) || openDocuments(in: text.utf8.span, found: found)
  }

  /// Opens the message of a queue or a topic, which can be anything: one that contains nothing of
  /// CloudTrail's is counted as a notification.
  ///
  /// Anything in it that could not be opened remains a fault, since its content is unknown.
  mutating func openMessage(
    _ message: JSONValue?, of carrier: JSONValue, found: (borrowing Record) -> Void
  ) {
    let before = sink.mark
    switch message?.kind {
    case .string: if let text = message?.string { _ = openDocuments(in: text, found: found) }
    case .object: if let message { _ = openDocuments(in: message.bytes, found: found) }
    default: break
    }
    guard sink.holdsNothing(since: before) else { return }
    sink.forgetFaults(since: before)
    count(.notifications, carrier.bytes)
  }

  /// Opens bytes that contain documents of any kind.
  /// - Returns: whether they contain what could be one.
  mutating func openDocuments(in bytes: Span<UInt8>, found: (borrowing Record) -> Void) -> Bool {
    switch bytes.firstToken {
    case UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "\""): break
    default: return false
    }
    guard var child = child() else { return true }
    child.scan(bytes, found: found)
    child.finish(found: found)
    sink.absorb(child.opener.sink)
    return true
  }

  /// Counts a record that does not name a wanted call, judged by its spelling alone.
  mutating func passesAsRecord(_ text: JSONString) -> Bool {
    guard sink.isAccepted, text.content.beginsAsRecord(quote: "\\\""), !mentions.finds(inRecord: text.content)
    else { return false }
    sink.countRecord()
    return true
  }

  /// A scanner for the contents of the current carrier.
  /// - Parameter isPayload: whether the contents are compressed.
  /// - Returns: nil, after reporting it, if the nesting is deeper than in any genuine input.
  mutating func child(isPayload: Bool = false) -> RecordScanner? {
    guard level < Opener.deepest, !(isPayload && isInPayload) else {
      report(.notCloudTrail("messages are nested deeper than any genuine ones"))
      return nil
    }
    var scanner = RecordScanner(opener: Opener(inside: self, isPayload: isPayload))
    scanner.bytesRead = sink.work.bytesRead
    return scanner
  }
}

extension Span<UInt8> {
  /// The first byte that is neither white space nor part of a byte order mark, or nil.
  var firstToken: UInt8? {
    for index in 0..<count where !self[index].isJSONSpace && !ByteOrderMark.contains(self[index]) {
      return self[index]
    }
    return nil
  }
}
