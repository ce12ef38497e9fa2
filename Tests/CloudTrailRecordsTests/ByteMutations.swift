/// The changes that do not look at what the bytes mean.
extension RecordMutations {
  private static let telling =
    Array("{}[]\",:\\ \n\r\t0123456789-+.eEutfn/".utf8) + [0x00, 0x01, 0x0b, 0x1f, 0x7f, 0x80, 0xc3, 0xff]

  mutating func changeBytes(_ bytes: inout [UInt8], in kind: Kind) {
    guard bytes.count > 2 else { return }
    let at = Int.random(in: bytes.indices, using: &random)
    switch kind {
    case .bits: bytes[at] ^= 1 << UInt8.random(in: 0..<8, using: &random)
    case .deletion: bytes.remove(at: at)
    case .cutOut: bytes.removeSubrange(piece(of: bytes, longest: 200))
    case .swap: swapPieces(of: &bytes)
    case .repetition: bytes.insert(contentsOf: bytes[piece(of: bytes, longest: 60)], at: at)
    case .truncation: bytes.removeLast(bytes.count - at)
    default: bytes.insert(pick(Self.telling), at: at)
    }
  }

  /// A range that is not empty.
  private mutating func piece(of bytes: [UInt8], longest: Int) -> Range<Int> {
    let start = Int.random(in: bytes.indices, using: &random)
    return start..<min(start + Int.random(in: 1...longest, using: &random), bytes.count)
  }

  /// Exchanges two pieces that lie apart.
  private mutating func swapPieces(of bytes: inout [UInt8]) {
    let places = (0..<4).map { _ in Int.random(in: 0...bytes.count, using: &random) }.sorted()
    let pieces = [bytes[places[2]..<places[3]], bytes[places[1]..<places[2]], bytes[places[0]..<places[1]]]
    bytes.replaceSubrange(places[0]..<places[3], with: Array(pieces.joined()))
  }
}
