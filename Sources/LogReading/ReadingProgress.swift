internal import Synchronization
internal import SystemPackage

/// How far a reading is, for whoever looks at it meanwhile from another thread.
///
/// The readers add to it once a window; a reader without one pays nothing.
public final class ReadingProgress: Sendable {
  /// What was counted until a moment.
  public struct Counts: Hashable, Sendable {
    /// Files that were read to their end.
    public var files = 0
    /// Bytes as they are stored.
    public var bytes = 0
    /// CloudTrail records of any kind.
    public var records = 0

    /// Nothing yet.
    public init() {}
  }

  fileprivate let files = Atomic(0)
  fileprivate let bytes = Atomic(0)
  fileprivate let records = Atomic(0)
  private let totals = Mutex<Counts?>(nil)

  /// Nothing is read yet.
  public init() {}

  /// What was read so far; a file that is being read is not one of the files.
  public var done: Counts {
    var counts = Counts()
    counts.files = files.load(ordering: .relaxed)
    counts.bytes = bytes.load(ordering: .relaxed)
    counts.records = records.load(ordering: .relaxed)
    return counts
  }

  /// Notes a file that is not read, as it is known: it is among those that were measured.
  func passOver(bytes size: Int) {
    files.add(1, ordering: .relaxed)
    bytes.add(size, ordering: .relaxed)
  }

  /// How many files and bytes there are to be read; nil while it is not known. Records are not counted.
  public var total: Counts? { totals.withLock { $0 } }

  /// Goes over the inputs beside the reading, and sums up how much they hold. It leaves the total unknown where
  /// nobody can tell it: for the standard input, for pipes, and for files with holes that come to more bytes than
  /// an `Int` can count.
  /// - Parameters:
  ///   - inputs: those that are being read.
  ///   - followingLinks: as the reader has it.
  ///   - isWanted: asked now and then; false ends it.
  public func measure(
    _ inputs: [LogInput], followingLinks: Bool = false, while isWanted: () -> Bool
  ) {
    guard !inputs.contains(.standardInput) else { return }
    var walk = LogWalk(inputs, followsLinks: followingLinks)
    var sum = Counts()
    while isWanted(), let stop = walk.next() {
      guard case .file(let path, let found) = stop else { continue }
      guard let status = try? FileStatus(of: found ?? path) else { continue }
      guard status.kind == .file else { return }
      let (bytes, isTooMuch) = sum.bytes.addingReportingOverflow(status.size)
      guard !isTooMuch else { return }
      sum.files += 1
      sum.bytes = bytes
    }
    let measured = sum
    if isWanted() { totals.withLock { $0 = measured } }
  }
}

/// What of one file a progress knows; nothing where nobody looks at it.
struct FileProgress {
  private let progress: ReadingProgress?
  private var bytes: UInt64 = 0
  private var records = 0

  init(_ progress: ReadingProgress?) {
    self.progress = progress
  }

  /// Adds what a window brought.
  mutating func advance(toBytes bytes: UInt64, records: Int) {
    guard let progress else { return }
    progress.bytes.add(Int(truncatingIfNeeded: bytes - self.bytes), ordering: .relaxed)
    progress.records.add(records - self.records, ordering: .relaxed)
    (self.bytes, self.records) = (bytes, records)
  }

  /// Notes that the file is read.
  func end() {
    progress?.files.add(1, ordering: .relaxed)
  }
}
