import Gunzip

/// All that a GunzipReader gives for some bytes, and which may not depend on its sizes.
struct GunzipReading: Equatable {
  /// The plain bytes, per member.
  private(set) var contents: [[UInt8]] = []
  private(set) var errors: [GunzipError] = []
  var error: GunzipError? { errors.first }
  private(set) var members = 0

  init(
    _ bytes: [UInt8], windowSize: Int = 256 << 10, readSize: Int = 64 << 10, readsAhead: Bool = false
  ) {
    var reader = GunzipReader(windowSize: windowSize, readSize: readSize)
    reader.open(ByteSource(bytes, readsAhead: readsAhead))
    var inflated = 0
    var isOpen = true
    while isOpen {
      do {
        isOpen = try reader.advance()
        guard isOpen else { break }
        let window = unsafe reader.window.withUnsafeBufferPointer { unsafe Array($0) }
        check((1...windowSize).contains(window.count), "a window has \(window.count) bytes")
        while contents.count <= reader.member { contents.append([]) }
        contents[reader.member] += window
        inflated += window.count
      } catch {
        errors.append(error)
        if error.layer == 0 {
          check(error.offset <= reader.bytesRead, "the fault is at \(error.offset), behind what was read")
        }
      }
    }
    check(reader.bytesRead == bytes.count, "\(reader.bytesRead) bytes of \(bytes.count) were read")
    check(reader.bytesRead <= bytes.count, "more bytes were read than there are")
    check(reader.bytesInflated == inflated, "\(reader.bytesInflated) bytes are told of \(inflated)")
    members = reader.members
  }

  var count: Int { contents.reduce(0) { $0 + $1.count } }
}

/// The sizes of a reader that a fuzzer chose; small windows are not for what inflates to very much.
func readerSizes(_ input: FuzzInput, inflated: Int) -> (window: Int, read: Int) {
  let least = inflated > 1 << 16 ? 1000 : 2
  return (least + input.numbers[0] % 5000, 3 + input.numbers[1] % 5000)
}
