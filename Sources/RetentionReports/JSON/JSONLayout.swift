internal import RetentionModel

// JSON of a log, laid out to be read. Its tokens stay as they are: numbers keep their digits, strings their escapes.

/// A JSON value in lines, each indented by two for every container around it.
struct JSONLayout {
  /// How deep containers are that begin a line of their own; what is deeper stands on the line of what holds it, so that
  /// the layout of a record is not many times as long as the record.
  private static let deepest = 12

  private(set) var lines: [String] = []
  private var line: [UInt8] = []
  private var depth = 0
  private var isInString = false
  private var isEscaped = false

  /// - Parameter bytes: one JSON value.
  init(_ bytes: [UInt8]) {
    for (index, byte) in bytes.enumerated() {
      if isInString { addToString(byte) } else { add(byte, at: index, of: bytes) }
    }
    endLine()
  }

  private mutating func addToString(_ byte: UInt8) {
    line.append(byte)
    isInString = isEscaped || byte != UInt8(ascii: "\"")
    isEscaped = !isEscaped && byte == UInt8(ascii: "\\")
  }

  private mutating func add(_ byte: UInt8, at index: Int, of bytes: [UInt8]) {
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"): break
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      line.append(byte)
      depth += 1
      if !JSONLayout.closes(bytes, behind: index) { breakLine() }
    case UInt8(ascii: "}"), UInt8(ascii: "]"):
      let isEmpty = line.last == UInt8(ascii: "{") || line.last == UInt8(ascii: "[")
      if !isEmpty { breakLine(to: depth - 1) }
      depth -= 1
      line.append(byte)
    case UInt8(ascii: ","):
      line.append(byte)
      if depth > JSONLayout.deepest { line.append(UInt8(ascii: " ")) } else { breakLine() }
    case UInt8(ascii: ":"): line += [byte, UInt8(ascii: " ")]
    default:
      isInString = byte == UInt8(ascii: "\"")
      line.append(byte)
    }
  }

  private mutating func breakLine(to newDepth: Int? = nil) {
    guard depth <= JSONLayout.deepest else { return }
    endLine()
    line = Array(repeating: UInt8(ascii: " "), count: 2 * max(newDepth ?? depth, 0))
  }

  private mutating func endLine() {
    lines.append(String(decoding: line, as: UTF8.self).jsonEscapingTreacherous)
    line = []
  }

  /// Whether the next token ends a container.
  private static func closes(_ bytes: [UInt8], behind index: Int) -> Bool {
    let next = bytes[(index + 1)...].first { !" \t\n\r".utf8.contains($0) }
    return next == UInt8(ascii: "}") || next == UInt8(ascii: "]")
  }
}
