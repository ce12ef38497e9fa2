// Lines of CloudWatch Logs: a message after its time, as written by an export to S3 and by `aws logs tail`:
//
//   2025-03-04T05:06:07.000Z {"eventVersion":…}
//   1741064767000 {"eventVersion":…}
//   2025-03-04T05:06:07.000000+00:00 111122223333_CloudTrail_eu-west-1 {"eventVersion":…}
//
// `tail` may colour the time and the stream's name, and with `--format json` it begins the message on the
// next line.

/// What precedes a message on its line: a time, and sometimes a stream's name.
struct LinePrefix {
  /// A stream's name has at most 512 characters.
  private static let longest = 2400
  private(set) var isOpen = false
  /// Whether the message is expected on the next line.
  private(set) var awaitsDocument = false
  /// How many plain bytes precede it.
  private(set) var start: UInt64 = 0
  private(set) var bytes: [UInt8] = []

  static func mayBegin(with byte: UInt8) -> Bool {
    byte.isASCIIDigit || byte == escape
  }

  private static let escape: UInt8 = 0x1b

  mutating func begin(with byte: UInt8, at offset: UInt64) {
    isOpen = true
    awaitsDocument = false
    start = offset
    bytes.removeAll(keepingCapacity: true)
    bytes.append(byte)
  }

  /// Takes a byte of the prefix.
  /// - Returns: false if the prefix is too long.
  mutating func take(_ byte: UInt8) -> Bool {
    bytes.append(byte)
    return bytes.count < LinePrefix.longest
  }

  /// Ends the prefix before its message, or at the end of its line.
  mutating func close(awaitsDocument: Bool = false) {
    isOpen = false
    self.awaitsDocument = awaitsDocument
  }

  /// Whether the prefix so far is a time, with a stream's name if the time is in `tail`'s form.
  var isWhole: Bool {
    let words = words
    // White space separates a message from its prefix.
    guard words.isEnded, let time = words.all.first, LinePrefix.isTime(time) else { return false }
    return words.all.count == 1 || words.all.count == 2 && time.contains(UInt8(ascii: "+"))
  }

  /// Whether the message is expected on the next line, as with `tail --format json`.
  var isHeading: Bool { isWhole && words.all.count == 2 }

  /// Whether the prefix so far begins with a time.
  var beginsWithTime: Bool { words.all.first.map(LinePrefix.isTime) ?? false }

  /// The words without their colours, up to any other escape sequence, and whether the last one is complete.
  private var words: (all: [[UInt8]], isEnded: Bool) {
    var all: [[UInt8]] = []
    var word: [UInt8] = []
    var rest = bytes[...]
    while let byte = rest.popFirst() {
      if byte == LinePrefix.escape {
        // A colour: ESC [ digits and semicolons m
        guard rest.popFirst() == UInt8(ascii: "[") else { return (all, false) }
        rest = rest.drop { $0.isASCIIDigit || $0 == UInt8(ascii: ";") }
        guard rest.popFirst() == UInt8(ascii: "m") else { return (all, false) }
      } else if byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r") {
        if !word.isEmpty { all.append(word) }
        word = []
      } else {
        word.append(byte)
      }
    }
    return word.isEmpty ? (all, true) : (all + [word], false)
  }

  /// Milliseconds since 1970, or ISO 8601, with or without a fraction and a zone.
  static func isTime(_ text: [UInt8]) -> Bool {
    let shape = text.map { $0.isASCIIDigit ? UInt8(ascii: "0") : $0 }
    let date = Array("0000-00-00T00:00:00".utf8)
    if shape.allSatisfy({ $0 == UInt8(ascii: "0") }) { return (12...14).contains(text.count) }
    guard shape.starts(with: date) else { return false }
    var rest = shape[date.count...]
    if rest.first == UInt8(ascii: ".") { rest = rest.dropFirst().drop { $0 == UInt8(ascii: "0") } }
    return ["", "Z", "+00:00", "-00:00", "+0000", "-0000"].contains { rest.elementsEqual($0.utf8) }
  }
}

extension Framer {
  private static let noDocument = "a line has no JSON document"

  /// Takes one byte of what precedes a message on its line.
  /// - Returns: where to continue.
  mutating func stepInPrefix(_ window: Window, at index: Int, into sink: inout Sink) -> Int {
    switch window[index] {
    case UInt8(ascii: "{") where linePrefix.isWhole:
      linePrefix.close()
      document.isBehindPrefix = true
      return index
    case UInt8(ascii: "\n") where linePrefix.isHeading:
      linePrefix.close(awaitsDocument: true)
      return index
    case UInt8(ascii: "{"), UInt8(ascii: "\n"):
      return leavePrefix(at: index, into: &sink)
    case let byte:
      return linePrefix.take(byte) ? index + 1 : leavePrefix(at: index, into: &sink)
    }
  }

  /// Handles what began like the time of a log line but is not one, or is not followed by a message.
  private mutating func leavePrefix(at index: Int, into sink: inout Sink) -> Int {
    linePrefix.close()
    let token = linePrefix.bytes.last ?? 0
    if document.wasSeen || linePrefix.beginsWithTime {
      lose(
        sink.fault(.notCloudTrail(Framer.noDocument), at: linePrefix.start), at: linePrefix.start,
        search: document.isOnLine ? RecordSearch(behind: token) : nil, endsWithLine: true,
        bytes: LostBytes(mention: sink.forgetTentative()), into: &sink)
      document.wasSeen = true
    } else {
      refuseLine(at: linePrefix.start, behind: token, into: &sink)
    }
    let prefix = linePrefix.bytes
    lost.bytes.add(prefix.span, mentions)
    return index
  }

  /// Reports a line that has a prefix but no message.
  mutating func reportLine(into sink: inout Sink) {
    sink.report(.notCloudTrail(Framer.noDocument), at: linePrefix.start)
  }
}
