import Glibc

/// Bytes at an address with a wanted remainder modulo 64, amid brackets and quotes that no scan may see.
struct AlignedBytes {
  private let storage: [UInt8]
  private let range: Range<Int>

  init(_ bytes: [UInt8], alignment: Int) {
    var storage = (0..<bytes.count + 256).map { Array("]\"}\n".utf8)[$0 % 4] }
    let address = unsafe storage.withUnsafeBufferPointer { Int(bitPattern: $0.baseAddress) }
    let start = 64 + (64 + alignment - (address + 64) % 64) % 64
    for (index, byte) in bytes.enumerated() { storage[start + index] = byte }
    self.storage = storage
    range = start..<start + bytes.count
  }

  /// The bytes without what surrounds them.
  var slice: ArraySlice<UInt8> { storage[range] }

  /// What the address leaves modulo 64.
  var alignment: Int {
    unsafe slice.withUnsafeBufferPointer { Int(bitPattern: $0.baseAddress) % 64 }
  }
}

/// One page of memory between two pages that nobody may read.
@safe struct GuardedPage: ~Copyable {
  static let size = 4096
  private let pages: UnsafeMutableRawPointer?

  init() {
    let flags = MAP_PRIVATE | MAP_ANONYMOUS
    unsafe pages = mmap(nil, 3 * Self.size, PROT_NONE, flags, -1, 0)
    unsafe mprotect(pages?.advanced(by: Self.size), Self.size, PROT_READ | PROT_WRITE)
  }

  deinit {
    unsafe munmap(pages, 3 * Self.size)
  }

  /// Puts bytes at the page's start or end, and gives them to `body`.
  func with<Result>(_ bytes: [UInt8], atEnd: Bool, _ body: (Span<UInt8>) -> Result) -> Result? {
    guard let pages = unsafe pages, unsafe pages != MAP_FAILED, bytes.count <= Self.size else { return nil }
    let page = unsafe UnsafeMutableRawBufferPointer(start: pages.advanced(by: Self.size), count: Self.size)
    let start = atEnd ? Self.size - bytes.count : 0
    let place = unsafe UnsafeMutableRawBufferPointer(rebasing: page[start..<start + bytes.count])
    unsafe place.copyBytes(from: bytes)
    return unsafe body(Span(_unsafeBytes: UnsafeRawBufferPointer(place)))
  }
}
