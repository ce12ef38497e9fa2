// How what a carrier holds is read: its own bytes as one record, or as documents by a scanner of their own.
// That one reports the carrier's place in the input, and counts on from where this one stands.

extension Opener {
  /// How many messages may be inside each other: a queue's, a topic's, a log event's, and one to spare.
  private static let deepest = 4

  /// Opens a record that is an object, or a string that holds one.
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

  /// Opens decoded text that can only hold one record.
  mutating func openRecord(inText text: Span<UInt8>) {
    guard text.firstToken == UInt8(ascii: "{") else {
      return report(.notCloudTrail("a text that should be a record is no JSON object"))
    }
    openRecord(text)
  }

  /// Opens a string that holds documents of any kind.
  /// - Returns: whether it holds what could be one.
  mutating func openDocuments(in text: JSONString, found: (borrowing Record) -> Void) -> Bool {
    passesAsRecord(text) || openDocuments(in: text.utf8.span, found: found)
  }

  /// Opens the message of a queue or a topic, in which anything can be: one that holds nothing of
  /// CloudTrail's is counted as a notification.
  ///
  /// What could not be opened in it stays a fault: nothing tells what it held.
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
    count(\.notifications, carrier.bytes)
  }

  /// Opens bytes that hold documents of any kind.
  /// - Returns: whether they hold what could be one.
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

  /// Counts a record that tells of no wanted call, by a look at its spelling alone.
  mutating func passesAsRecord(_ text: JSONString) -> Bool {
    guard sink.isAccepted, text.content.beginsAsRecord(quote: "\\\""), !mentions.finds(in: text.content)
    else { return false }
    sink.countRecord()
    return true
  }

  /// A scanner for what the carrier at hand holds.
  /// - Parameter isPayload: whether that is compressed.
  /// - Returns: nil, which is reported, where nothing genuine is so deep.
  mutating func child(isPayload: Bool = false) -> RecordScanner? {
    guard level < Opener.deepest, !(isPayload && isInPayload) else {
      report(.notCloudTrail("messages are inside each other deeper than any genuine ones"))
      return nil
    }
    return RecordScanner(opener: Opener(inside: self, isPayload: isPayload))
  }
}

extension Span<UInt8> {
  /// The first byte that is no white space and no part of a byte order mark, or nil.
  var firstToken: UInt8? {
    for index in 0..<count where !self[index].isJSONSpace && !ByteOrderMark.contains(self[index]) {
      return self[index]
    }
    return nil
  }
}
