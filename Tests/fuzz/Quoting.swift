/// The bytes as a JSON string.
func quoted(_ bytes: [UInt8]) -> [UInt8] {
  let content = bytes.flatMap { byte -> [UInt8] in
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): [UInt8(ascii: "\\"), byte]
    case ..<0x10: Array("\\u000\(String(byte, radix: 16))".utf8)
    case ..<0x20: Array("\\u00\(String(byte, radix: 16))".utf8)
    default: [byte]
    }
  }
  return [UInt8(ascii: "\"")] + content + [UInt8(ascii: "\"")]
}
