internal import CloudTrailRecords

/// What reading an input has cost so far; of an archive, with all files in it.
struct InputCost {
  /// How many bytes it has; nil where that is not known.
  private let size: UInt64?
  var work = Work()
  /// How many records the files of an archive had that were read to their end.
  var records = 0
  var progress: FileProgress
  /// Whether it is an archive, and what comes next in it is behind a fault.
  var isArchive = false
  var isAfterFault = false

  init(size: UInt64?, _ options: LogReader) {
    self.size = size
    progress = FileProgress(options.progress)
  }

  /// For how many bytes it may ask. A file is as large as it is, however much of it was read ahead; of a pipe, it
  /// hardly matters how much that was.
  /// - Parameter bytesRead: how many bytes of the input were read.
  func weight(ofBytes bytesRead: UInt64) -> UInt64 {
    let step: UInt64 = 1 << 20
    return max(size ?? 0, (bytesRead + step - 1) / step * step)
  }
}
