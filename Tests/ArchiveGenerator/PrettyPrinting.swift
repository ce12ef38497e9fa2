extension [UInt8] {
  /// Appends compact JSON with one member a line, two spaces a level.
  mutating func append(prettyPrinting json: [UInt8], level: Int) {
    var depth = level
    var isInString = false
    var isEscaped = false
    for index in json.indices {
      let byte = json[index]
      if isInString {
        append(byte)
        if isEscaped {
          isEscaped = false
        } else if byte == 0x5c {
          isEscaped = true
        } else if byte == 0x22 {
          isInString = false
        }
        continue
      }
      switch byte {
      case 0x7b, 0x5b:
        append(byte)
        if json[index + 1] != byte + 2 {
          depth += 1
          appendLineBreak(depth)
        }
      case 0x7d, 0x5d:
        if json[index - 1] != byte - 2 {
          depth -= 1
          appendLineBreak(depth)
        }
        append(byte)
      case 0x2c:
        append(byte)
        appendLineBreak(depth)
      case 0x3a:
        append(byte)
        append(0x20)
      default:
        isInString = byte == 0x22
        append(byte)
      }
    }
  }

  private mutating func appendLineBreak(_ depth: Int) {
    append(0x0a)
    for _ in 0..<depth {
      append(0x20)
      append(0x20)
    }
  }
}

/// How the records of a file are laid out.
enum DocumentStyle {
  case compact, pretty, lines

  var opening: [UInt8] {
    switch self {
    case .compact: Array(#"{"Records":["#.utf8)
    case .pretty: Array("{\n  \"Records\": [\n    ".utf8)
    case .lines: []
    }
  }

  var separator: [UInt8] {
    switch self {
    case .compact: [0x2c]
    case .pretty: Array(",\n    ".utf8)
    case .lines: [0x0a]
    }
  }

  var closing: [UInt8] {
    switch self {
    case .compact: Array("]}".utf8)
    case .pretty: Array("\n  ]\n}\n".utf8)
    case .lines: [0x0a]
    }
  }
}
