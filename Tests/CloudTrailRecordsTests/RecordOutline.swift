/// Where brackets and quotes say that a text on one line ends, whatever else is wrong with it.
enum RecordOutline {
  /// One object: its last byte closes what its first opened.
  case whole(depth: Int)
  /// An object that is not closed, behind which no value can follow.
  case torn
  /// Anything else.
  case other

  init(of text: [UInt8]) {
    self = .other
    guard text.first == UInt8(ascii: "{"), !text.contains(UInt8(ascii: "\n")) else { return }
    var depth = 0
    var deepest = 0
    var isInString = false
    var isEscaped = false
    for (index, byte) in text.enumerated() {
      switch byte {
      case _ where isEscaped: isEscaped = false
      case UInt8(ascii: "\""): isInString.toggle()
      case UInt8(ascii: "\\"):
        guard isInString else { return }
        isEscaped = true
      case _ where isInString: break
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        depth += 1
        deepest = max(deepest, depth)
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        guard depth == 0 else { continue }
        if index == text.count - 1 { self = .whole(depth: deepest) }
        return
      default: break
      }
    }
    if isInString || !",:[".utf8.contains(text[text.count - 1]) { self = .torn }
  }
}
