#if FastInflate
  internal import CLibdeflate

  /// libdeflate's raw inflate, which takes the blocks of a member in one call; all of its pointers stay in this file.
  @safe struct WholeInflate: ~Copyable {
    /// Whether the package trait `FastInflate` is on.
    static let isThere = true

    private var decompressor: OpaquePointer?

    deinit {
      unsafe libdeflate_free_decompressor(decompressor)
    }

    /// Inflates blocks to their end.
    /// - Parameters:
    ///   - input: holds the blocks, and whatever follows them.
    ///   - unused: where in the input they begin, and where it ends.
    ///   - output: takes the plain bytes, from its start on.
    /// - Returns: how many bytes of the input the blocks have, and how many they inflate to; nil where they are damaged,
    ///   cut off, or too large.
    mutating func inflate(
      _ input: [UInt8], _ unused: Range<Int>, into output: inout [UInt8]
    ) -> (used: Int, written: Int)? {
      if unsafe decompressor == nil { unsafe decompressor = libdeflate_alloc_decompressor() }
      guard let decompressor = unsafe decompressor else { return nil }
      var (used, written) = (0, 0)
      let result = unsafe input.withUnsafeBytes { source in
        unsafe output.withUnsafeMutableBytes { target in
          let blocks = unsafe UnsafeRawBufferPointer(rebasing: source[unused])
          return unsafe libdeflate_deflate_decompress_ex(
            decompressor, blocks.baseAddress, blocks.count, target.baseAddress, target.count, &used, &written)
        }
      }
      return result == LIBDEFLATE_SUCCESS ? (used, written) : nil
    }
  }
#else
  /// What takes the blocks of a member in one call: nothing does without the package trait `FastInflate`.
  struct WholeInflate: ~Copyable {
    /// Whether the package trait `FastInflate` is on.
    static let isThere = false

    /// Inflates nothing.
    mutating func inflate(
      _ input: [UInt8], _ unused: Range<Int>, into output: inout [UInt8]
    ) -> (used: Int, written: Int)? { nil }
  }
#endif

extension [UInt8] {
  /// As many bytes of any value, for what is written before it is read: the system gives memory for those alone that are.
  init(unwritten count: Int) {
    unsafe self.init(unsafeUninitializedCapacity: count) { _, initialized in initialized = count }
  }
}
