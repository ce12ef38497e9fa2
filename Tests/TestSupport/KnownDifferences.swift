/// All in which Foundation's reading of JSON and ours are known to differ, in one place.
///
/// We take, and Foundation does not: numbers that are too big for a Double, invalid UTF-8 in strings, and
/// halves of surrogate pairs; the last two are read as U+FFFD. Foundation takes, and we do not: a comma
/// before a closing bracket, a byte order mark before the value, and UTF-16 and UTF-32, which it tells by
/// their zero bytes. Foundation takes keys for one that Unicode calls canonically equivalent, and keeps any
/// value of a repeated key; we keep them all and look up the first. It allows twice our depth.
public enum KnownDifferences {
  /// The bytes as both read them alike.
  /// - Returns: nil if only Foundation would take them.
  public static func settle(_ bytes: [UInt8]) -> [UInt8]? {
    guard !bytes.contains(0), !bytes.starts(with: [0xef, 0xbb, 0xbf]) else { return nil }
    let text = Array(String(decoding: bytes, as: UTF8.self).utf8)
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var isBehindComma = false
    var index = 0
    while index < text.count {
      let start = index
      index += 1
      switch text[start] {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: "\n"):
        result.append(text[start])
        continue
      case UInt8(ascii: "\""):
        index = stringEnd(text, from: start)
        appendString(text[start..<index], to: &result)
      case UInt8(ascii: "}") where isBehindComma, UInt8(ascii: "]") where isBehindComma: return nil
      case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
        index = numberEnd(text, from: start)
        result += smallNumber(text[start..<index])
      default: result.append(text[start])
      }
      isBehindComma = text[start] == UInt8(ascii: ",")
    }
    return result
  }

  /// The place behind the string that begins here, or the end if it does not end.
  private static func stringEnd(_ text: [UInt8], from start: Int) -> Int {
    var index = start + 1
    while index < text.count, text[index] != UInt8(ascii: "\"") {
      index += text[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    return min(index + 1, text.count)
  }

  /// Appends a string, with U+FFFD for each escape that is a half of a surrogate pair without the other.
  private static func appendString(_ string: ArraySlice<UInt8>, to result: inout [UInt8]) {
    guard string.contains(UInt8(ascii: "\\")) else { return result += string }
    var index = string.startIndex
    while index < string.endIndex {
      var length = 1
      if string[index] == UInt8(ascii: "\\") {
        length = min(2, string.endIndex - index)
        if let unit = codeUnit(string[index...]) {
          let next = codeUnit(string[(index + 6)...])
          let isPair = unit & 0xfc00 == 0xd800 && next.map { $0 & 0xfc00 == 0xdc00 } == true
          length = isPair ? 12 : 6
          if !isPair, unit & 0xf800 == 0xd800 {
            result += Array(#"\ufffd"#.utf8)
            index += length
            continue
          }
        }
      }
      result += string[index..<index + length]
      index += length
    }
  }

  /// The number in a `\u` escape that begins here, or nil if none does.
  private static func codeUnit(_ bytes: ArraySlice<UInt8>) -> UInt16? {
    guard bytes.count >= 6, bytes.starts(with: [UInt8(ascii: "\\"), UInt8(ascii: "u")]) else { return nil }
    let digits = bytes.dropFirst(2).prefix(4)
    guard digits.first != UInt8(ascii: "+"), digits.first != UInt8(ascii: "-") else { return nil }
    return UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
  }

  /// The place behind the bytes from here on of which numbers consist.
  private static func numberEnd(_ text: [UInt8], from start: Int) -> Int {
    var end = start
    while end < text.count, numberBytes.contains(text[end]) { end += 1 }
    return end
  }

  private static let numberBytes = Array("0123456789+-.eE".utf8)

  /// The number itself, or where it is too big for a Double one that is written alike and is not.
  ///
  /// Of digits in a row two are kept, so that a leading zero still is one; an exponent becomes zero.
  private static func smallNumber(_ number: ArraySlice<UInt8>) -> [UInt8] {
    guard Double(String(decoding: number, as: UTF8.self))?.isInfinite == true else { return Array(number) }
    let parts = number.split(omittingEmptySubsequences: false) { $0 | 0x20 == UInt8(ascii: "e") }
    let mantissa = parts[0].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    let isNegative = number.first == UInt8(ascii: "-")
    let short = mantissa.enumerated().map { $0.element.prefix($0.offset == 0 && isNegative ? 3 : 2) }
    return Array(short.joined(separator: [UInt8(ascii: ".")])) + (parts.count > 1 ? Array("e0".utf8) : [])
  }
}
