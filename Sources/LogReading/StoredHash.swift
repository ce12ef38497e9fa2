internal import Crypto

/// What is known of an input's bytes as they are stored.
struct StoredBytes {
  /// How many there are; nil for what is no file, or a part of one.
  let size: UInt64?
  /// Takes their hash while they are read; nil where nobody asks for it.
  let hash: StoredHash?
}

/// The SHA-256 of an input's bytes as they are stored, taken while they are read.
final class StoredHash {
  private var hash = SHA256()

  /// Adds the bytes that were read next.
  func add(_ bytes: Span<UInt8>) {
    unsafe bytes.withUnsafeBytes { unsafe hash.update(bufferPointer: $0) }
  }

  /// The hash of what was added so far, 32 bytes.
  var value: [UInt8] { Array(hash.finalize()) }
}
