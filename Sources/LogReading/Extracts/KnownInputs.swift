internal import RetentionModel
internal import Synchronization

/// The inputs that extracts tell of: one that is in several counts once.
///
/// Each is remembered by a hash of 128 bits that nobody outside the process knows, since there may be millions.
final class KnownInputs: Sendable {
  private let known = Mutex<Set<SIMD2<Int>>>([])

  /// - Returns: whether the input is new: by its path, its bytes, and what reading them came to.
  func insert(_ reading: InputReading) -> Bool {
    let hash = SIMD2(reading.hash(seed: 0), reading.hash(seed: 1))
    return known.withLock { $0.insert(hash).inserted }
  }
}

extension InputReading {
  fileprivate func hash(seed: Int) -> Int {
    var hasher = Hasher()
    hasher.combine(seed)
    hasher.combine(ExactText(path))
    hasher.combine(sha256)
    hasher.combine(bytesRead)
    hasher.combine(bytesInflated)
    hasher.combine(records)
    hasher.combine(matched)
    hasher.combine(trailRecords)
    hasher.combine(unread)
    return hasher.finalize()
  }
}
