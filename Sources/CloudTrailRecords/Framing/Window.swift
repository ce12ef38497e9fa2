/// The position of a byte in an input.
struct InputPosition {
  /// How many plain bytes precede it.
  var offset: UInt64 = 0
  /// The gzip member that it came from.
  var member = 0
}

/// Plain bytes that are read together, and their position in the input.
struct Window: ~Escapable {
  let bytes: Span<UInt8>
  /// The position of the first of them.
  let start: InputPosition
  /// The byte before them; 0 at the beginning of the input, or if it is unknown.
  let byteBefore: UInt8

  @_lifetime(copy bytes)
  init(_ bytes: Span<UInt8>, at start: InputPosition, behind byteBefore: UInt8) {
    self.bytes = bytes
    self.start = start
    self.byteBefore = byteBefore
  }

  /// The end of an input: an empty window.
  @_lifetime(immortal)
  init(endAt offset: UInt64) {
    self.init(Span(), at: InputPosition(offset: offset), behind: 0)
  }

  var count: Int { bytes.count }

  subscript(index: Int) -> UInt8 { bytes[index] }

  func byte(before index: Int) -> UInt8 { index > 0 ? bytes[index - 1] : byteBefore }

  /// How many plain bytes of the input precede a byte.
  func offset(of index: Int) -> UInt64 { start.offset + UInt64(index) }

  func position(of index: Int) -> InputPosition {
    InputPosition(offset: offset(of: index), member: start.member)
  }

  /// The index of the byte at an offset, clamped to the window and its end.
  func index(of offset: UInt64) -> Int {
    offset <= start.offset ? 0 : min(Int(offset - start.offset), count)
  }
}
