/// Where in an input a byte stands.
struct InputPosition {
  /// How many plain bytes precede it.
  var offset: UInt64 = 0
  /// The gzip member that it came from.
  var member = 0
}

/// Plain bytes that are read together, and where in the input they stand.
struct Window: ~Escapable {
  let bytes: Span<UInt8>
  /// Where the first of them stands.
  let start: InputPosition
  /// The byte before them; 0 where that is the input's beginning, or is not known.
  let byteBefore: UInt8

  @_lifetime(copy bytes)
  init(_ bytes: Span<UInt8>, at start: InputPosition, behind byteBefore: UInt8) {
    self.bytes = bytes
    self.start = start
    self.byteBefore = byteBefore
  }

  /// The end of an input: no bytes.
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

  /// The index of the byte that so many plain bytes precede, within the window and its end.
  func index(of offset: UInt64) -> Int {
    offset <= start.offset ? 0 : min(Int(offset - start.offset), count)
  }
}
