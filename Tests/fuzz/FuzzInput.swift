/// The bytes of a fuzzer, of which the first few say how the others are to be used.
struct FuzzInput {
  /// How many bytes are not payload.
  static let headerCount = 9

  /// Bits to choose a mode by.
  let options: UInt8
  /// Four numbers of 16 bits, for sizes and places.
  let numbers: [Int]
  let payload: [UInt8]

  init(_ bytes: [UInt8]) {
    var header = Array(bytes.prefix(FuzzInput.headerCount))
    header += Array(repeating: 0, count: FuzzInput.headerCount - header.count)
    options = header[0]
    numbers = (0..<4).map { Int(header[1 + 2 * $0]) << 8 | Int(header[2 + 2 * $0]) }
    payload = Array(bytes.dropFirst(FuzzInput.headerCount))
  }

  func has(option bit: Int) -> Bool { options >> bit & 1 == 1 }

  /// Places to cut `count` bytes at, ascending.
  func cuts(below count: Int) -> [Int] {
    numbers.map { $0 % (count + 1) }.sorted()
  }
}
