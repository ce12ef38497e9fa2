/// Where the tokens of a well-formed record stand.
struct RecordTokens {
  /// A number or a word, and how many containers are open around it.
  struct Scalar {
    let range: Range<Int>
    let depth: Int
  }

  private(set) var scalars: [Scalar] = []
  /// What stands between the quotes, of keys and of values.
  private(set) var strings: [Range<Int>] = []
  /// The places before tokens, where white space may stand.
  private(set) var gaps: [Int] = []
  /// The members at the record's own top level, keys with values.
  private(set) var members: [Range<Int>] = []

  private static let space = Array(" \t\r\n".utf8)
  private static let endsScalar = space + Array(",]}".utf8)

  init(of record: [UInt8]) {
    var index = 0
    var depth = 0
    var memberStart = 1
    while index < record.count {
      let start = index
      gaps.append(start)
      if Self.space.contains(record[start]) {
        index += 1
        continue
      }
      switch record[start] {
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: ","), UInt8(ascii: ":"): break
      case UInt8(ascii: "\""):
        index += 1
        while record[index] != UInt8(ascii: "\"") { index += record[index] == UInt8(ascii: "\\") ? 2 : 1 }
        strings.append(start + 1..<index)
      default:
        while !Self.endsScalar.contains(record[index + 1]) { index += 1 }
        scalars.append(Scalar(range: start..<index + 1, depth: depth))
      }
      let endsMember = depth == 1 && record[start] == UInt8(ascii: ",") || depth == 0
      if endsMember {
        members.append(memberStart..<start)
        memberStart = start + 1
      }
      index += 1
    }
  }
}
