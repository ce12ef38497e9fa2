// How what a carrier holds is read: its own bytes as one record, or as documents by a scanner of their own.
// That one tells the carrier's place in the input, and counts on from where this one stands.

extension RecordScanner {
  /// How far a scanner is inside others, and where in the input its carrier stands.
  struct Nesting {
    /// How many messages may be inside each other: a queue's, a topic's, a log event's, and one to spare.
    static let deepest = 4

    var level = 0
    var isInPayload = false
    /// The place of the carrier; nil in the input itself.
    var carrier: (member: Int, offset: UInt64)?
  }

  /// Opens a string that can only hold one record.
  mutating func openRecord(in text: JSONString, found: (borrowing Record) -> Void) {
    guard !passesAsRecord(text) else { return }
    openRecord(inText: text.utf8.span, found: found)
  }

  /// Opens decoded text that can only hold one record.
  mutating func openRecord(inText text: Span<UInt8>, found: (borrowing Record) -> Void) {
    guard text.firstToken == UInt8(ascii: "{") else {
      return report(.notCloudTrail("a text that should be a record is no JSON object"), at: item.start)
    }
    openRecord(text, found: found)
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
  mutating func openMessage(_ message: JSONValue?, of carrier: JSONValue, found: (borrowing Record) -> Void) {
    let before = (records, bystanders, faults.count, furtherFaults)
    switch message?.kind {
    case .string: if let text = message?.string { _ = openDocuments(in: text, found: found) }
    case .object: if let message { _ = openDocuments(in: message.bytes, found: found) }
    default: break
    }
    let isForeign = faults[before.2...].allSatisfy(\.isOfForeignText) && furtherFaults == before.3
    guard records == before.0, bystanders == before.1, isForeign else { return }
    forgetFaults(beyond: before.2, furtherFaults: before.3)
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
    absorb(child)
    return true
  }

  /// Counts a record that tells of no wanted call, by a look at its spelling alone.
  mutating func passesAsRecord(_ text: JSONString) -> Bool {
    guard document.isAccepted, text.content.beginsAsRecord(quote: "\\\""),
      !mentions.finds(in: text.content)
    else { return false }
    records += 1
    return true
  }

  /// A scanner for what the carrier at hand holds.
  /// - Parameter isPayload: whether that is compressed.
  /// - Returns: nil, which is reported, where nothing genuine is so deep.
  mutating func child(isPayload: Bool = false) -> RecordScanner? {
    guard nesting.level < Nesting.deepest, !(isPayload && nesting.isInPayload) else {
      report(.notCloudTrail("messages are inside each other deeper than any genuine ones"), at: item.start)
      return nil
    }
    var child = RecordScanner(wanted: wanted, limits: limits)
    child.nesting = Nesting(
      level: nesting.level + 1, isInPayload: nesting.isInPayload || isPayload,
      carrier: nesting.carrier ?? (item.member, item.start))
    child.records = records
    child.firstRecord = firstRecord
    child.isAfterFault = isAfterFault
    return child
  }

  /// Takes over what a carrier's scanner counted and could not read.
  mutating func absorb(_ child: consuming RecordScanner) {
    records = child.records
    firstRecord = child.firstRecord
    if child.documents > 0 { countDocument() }
    bystanders.add(child.bystanders)
    furtherFaults += child.furtherFaults
    for fault in child.faults { add(fault) }
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
