internal import CloudTrailRecords

// Windows in, whole lines out:
//
//   {"type":"rec │ ord",…}⏎{"type":"inp │ ut",…}⏎
//                └ the first part waits for it

/// The lines of an extract, put together from the windows that they arrive in.
struct ExtractLines {
  private let limit: Int
  /// What has come of the line that is not complete; only its beginning where it is too long.
  private var begun: [UInt8] = []
  private var length = 0
  /// How many bytes precede that line.
  private(set) var offset: UInt64 = 0

  /// - Parameter limit: the most bytes of a line that are kept.
  init(limit: Int) {
    self.limit = limit
  }

  /// Whether a line has begun and not ended.
  var isOpen: Bool { length > 0 }

  /// Takes the next bytes.
  /// - Parameter each: is given each line that ends in them, without its end, and where it begins; nil for one that is
  ///   too long.
  mutating func take(_ window: Span<UInt8>, each: (Span<UInt8>?, UInt64) throws -> Void) rethrows {
    var start = 0
    while case let end = window.index(of: UInt8(ascii: "\n"), in: start..<window.count), end < window.count {
      let rest = window.extracting(start..<end)
      start = end + 1
      if length == 0, rest.count <= limit {
        try each(rest, offset)
      } else {
        keep(rest)
        if length <= limit { try each(begun.span, offset) } else { try each(nil, offset) }
      }
      offset += UInt64(max(length, rest.count)) + 1
      (begun, length) = ([], 0)
    }
    keep(window.extracting(start..<window.count))
  }

  /// Takes the end of the input for that of a line that has begun.
  mutating func finish(each: (Span<UInt8>?, UInt64) throws -> Void) rethrows {
    let line: [UInt8] = [UInt8(ascii: "\n")]
    try take(line.span, each: each)
  }

  private mutating func keep(_ bytes: Span<UInt8>) {
    length += bytes.count
    guard length <= limit else { return }
    unsafe bytes.withUnsafeBufferPointer { unsafe begun += $0 }
  }
}
