/// What is wrong with a file.
enum Fault: String {
  case truncated = "truncated-gzip"
  case corrupt = "corrupt-gzip"
  case trailing = "trailing-bytes"
  case extraMember = "extra-member"

  /// Does the damage to the finished bytes of a file.
  func damage(_ bytes: inout [UInt8], random: inout RandomSource) {
    switch self {
    case .truncated: bytes.removeLast(bytes.count * random.within(10...70) / 100)
    case .corrupt:
      let inChecksum = random.below(3) == 0
      let index = inChecksum ? bytes.count - 6 : bytes.count * random.within(20...80) / 100
      bytes[index] ^= 0x55
    case .trailing: for _ in 0...random.below(4) { bytes.append(text: "left over by a copy\n") }
    case .extraMember: break
    }
  }
}
