internal import Gunzip
internal import CloudTrailRecords
internal import RetentionModel
internal import SystemPackage

/// Reads one file after the other, in the same memory.
struct FileReader: ~Copyable {
  /// What the next step of reading came to.
  fileprivate enum Step {
    case window
    /// A fault of the gzip data, or of reading at all; what is behind it comes next.
    case fault(GunzipError)
    case end
  }

  /// About how many bytes of records are kept before they are delivered: a message can hold more than the window that
  /// it stands in.
  private static let mostWaiting = 4 << 20

  private var gunzip = GunzipReader()
  private let options: LogReader
  private let wanted: WantedCalls
  private let cancellation: Cancellation

  init(_ options: LogReader, _ cancellation: Cancellation) {
    self.options = options
    wanted = options.services.wanted
    self.cancellation = cancellation
  }

  /// Reads what a descriptor gives to its end, past its faults.
  /// - Parameters:
  ///   - path: the name under which records and problems are told.
  ///   - interruptions: the reading ends, as if the input did, when one of them can be read; nil for a file, which
  ///     never waits for its bytes.
  ///   - deliver: is given what each window gives, if that is anything.
  /// - Throws: what `deliver` throws; `CancellationError` where the reading is cancelled before the end.
  mutating func read(
    _ descriptor: FileDescriptor, path: String, until interruptions: [FileDescriptor]?,
    deliver: (Batch) throws -> Void
  ) throws -> InputTally {
    gunzip.open(ByteSource(descriptor, until: interruptions))
    var scanner = RecordScanner(
      wanted: wanted, limits: RecordScanner.Limits(recordBytes: options.maxRecordSize))
    // A file is as large as it is, however much of it was read ahead.
    let size = FileStatus.sizeOfFile(descriptor)
    var file = FileTally(of: path, options)
    var failure: (any Error)?
    var isOpen = true
    while isOpen {
      file.isAfterFault = gunzip.isAfterFault
      let step = scanner.hasGivenUp ? .end : gunzip.step()
      try cancellation.check()
      if case .fault(let error) = step { file.note(error, recordsRead: scanner.records) }
      scanner.bytesRead = max(size ?? 0, gunzip.bytesRead.roundedUp(to: 1 << 20))
      scanner.take(step, of: gunzip) { record in
        guard failure == nil else { return }
        file.add(record)
        guard file.waitingBytes > FileReader.mostWaiting, let batch = file.takeBatch() else { return }
        do { try deliver(batch) } catch { failure = error }
      }
      if let failure { throw failure }
      file.records = scanner.records
      file.note(scanner.takeFaults())
      if case .end = step {
        isOpen = false
        file.end(scanner, gunzip)
      }
      if let batch = file.takeBatch() { try deliver(batch) }
      file.progress.advance(toBytes: gunzip.bytesRead, records: scanner.records)
    }
    file.progress.end()
    return file.tally
  }
}

extension UInt64 {
  /// In steps, so that it hardly matters how much of a pipe was read ahead.
  fileprivate func roundedUp(to step: UInt64) -> UInt64 { (self + step - 1) / step * step }
}

extension GunzipReader {
  fileprivate mutating func step() -> FileReader.Step {
    do {
      return try advance() ? .window : .end
    } catch {
      // Whoever interrupts the reading knows that it is not whole.
      return wasInterrupted ? .end : .fault(error)
    }
  }
}

extension RecordScanner {
  /// Reads on with what a step has made ready.
  fileprivate mutating func take(
    _ step: FileReader.Step, of gunzip: borrowing GunzipReader, found: (borrowing Record) -> Void
  ) {
    switch step {
    case .window: scan(gunzip.window, member: gunzip.member, found: found)
    case .fault(let error):
      finish(isCutOff: error.reason != .trailingBytes, found: found)
      beginAnew()
    case .end: finish(isCutOff: gunzip.wasInterrupted, found: found)
    }
  }
}
