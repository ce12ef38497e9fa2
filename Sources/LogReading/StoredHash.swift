internal import Crypto
internal import SystemPackage

/// What is known of an input's bytes as they are stored.
struct StoredBytes {
  private var file: (descriptor: FileDescriptor, status: FileStatus)?
  /// Takes their hash while they are read; nil where nobody asks for it.
  let hash: StoredHash?

  /// - Parameter descriptor: the file that they are all of; nil for a part of one.
  init(_ descriptor: FileDescriptor?, hash: StoredHash?) {
    self.hash = hash
    if let descriptor, let status = FileStatus(ofFile: descriptor) { file = (descriptor, status) }
  }

  /// How many there are; nil for what is no file, or a part of one.
  var size: UInt64? { file.map { UInt64($0.status.size) } }

  /// When they were written; nil where nobody asks for it, and where they were written since the reading began.
  var modified: Int64? {
    guard hash != nil, let file, let now = FileStatus(ofFile: file.descriptor) else { return nil }
    let isSame = now.size == file.status.size && now.modified == file.status.modified
    return isSame ? now.modified : nil
  }
}

/// The SHA-256 of an input's bytes as they are stored, taken while they are read.
package final class StoredHash {
  private var hash = SHA256()

  package init() {}

  /// Adds the bytes that were read next.
  package func add(_ bytes: Span<UInt8>) {
    unsafe bytes.withUnsafeBytes { unsafe hash.update(bufferPointer: $0) }
  }

  /// The hash of what was added so far, 32 bytes.
  package var value: [UInt8] { Array(hash.finalize()) }
}
