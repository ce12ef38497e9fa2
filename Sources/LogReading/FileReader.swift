internal import Gunzip
internal import CloudTrailRecords
internal import RetentionModel
internal import SystemPackage
internal import Untar

/// Reads one file after the other, in the same memory.
struct FileReader: ~Copyable {
  /// What the next step of reading came to.
  enum Step {
    case window
    /// A fault of the gzip data, or of reading at all; what is behind it comes next.
    case fault(GunzipError)
    case end
  }

  /// About how many bytes of records are kept before they are delivered: a message can hold more than the window that
  /// it stands in.
  private static let mostWaiting = 4 << 20

  /// Gives the bytes of the file; of an archive, those of each file in it.
  var gunzip = GunzipReader()
  /// Gives the files of an archive.
  let archive = TarReader()
  let options: LogReader
  let cancellation: Cancellation
  private let wanted: WantedCalls

  init(_ options: LogReader, _ cancellation: Cancellation) {
    self.options = options
    wanted = options.wanted
    self.cancellation = cancellation
  }

  var limits: RecordScanner.Limits { RecordScanner.Limits(recordBytes: options.maxRecordSize) }

  /// Reads what a descriptor gives to its end, past its faults: a file, or the files of an archive.
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
    let stored = StoredBytes(descriptor, hash: options.storedHash)
    gunzip.open(
      ByteSource(descriptor, until: interruptions, readsAhead: stored.size != nil, tap: stored.tap))
    var input = InputCost(size: stored.size, options)
    var start = FileStart()
    let first = gunzip.begin(&start)
    let tally =
      start.isArchive
      ? try readArchive(at: path, stored, from: start, &input, deliver: deliver)
      : try readFile(at: path, stored, from: start, first, &input, deliver: deliver)
    input.progress.end()
    return tally
  }

  /// Reads what `gunzip` gives to its end.
  /// - Parameters:
  ///   - stored: what is known of its bytes.
  ///   - start: the windows that were read already.
  ///   - first: what the step behind them came to.
  mutating func readFile(
    at path: String, _ stored: StoredBytes, from start: FileStart, _ first: Step, _ input: inout InputCost,
    deliver: (Batch) throws -> Void
  ) throws -> InputTally {
    var scanner = RecordScanner(wanted: wanted, limits: limits, work: input.work)
    var file = FileTally(of: path, options, isAfterFault: input.isAfterFault)
    var failure: (any Error)?
    var held = start.held
    var step = first
    var plain = PlainBytes(options.plainFiles?(path))
    plain.take(start)
    var isOpen = true
    while isOpen {
      try cancellation.check()
      let isInterrupted = input.isArchive ? archive.wasInterrupted : gunzip.wasInterrupted
      // Whoever interrupts the reading knows that it is not whole.
      if isInterrupted, case .fault = step { step = .end }
      if case .fault(let error) = step { file.note(error, recordsRead: scanner.records) }
      plain.take(step, of: gunzip)
      scanner.bytesRead = input.weight(ofBytes: bytesRead(of: input))
      scanner.take(held, step, of: gunzip, isInterrupted: isInterrupted) { record in
        guard failure == nil else { return }
        file.add(record)
        guard file.waitingBytes > FileReader.mostWaiting, let batch = file.takeBatch() else { return }
        do { try deliver(batch) } catch { failure = error }
      }
      if let failure { throw failure }
      file.records = scanner.records
      file.note(scanner.takeFaults())
      file.note(held, step, of: scanner, gunzip)
      held = []
      if case .end = step {
        isOpen = false
        file.end(scanner, gunzip, stored, isInterrupted: input.isArchive && isInterrupted)
        if isInterrupted || scanner.hasGivenUp { plain.giveUp() } else { plain.end(gunzip) }
      }
      if let batch = file.takeBatch() { try deliver(batch) }
      input.progress.advance(toBytes: bytesRead(of: input), records: input.records + scanner.records)
      if gunzip.isAfterFault { file.isAfterFault = true }
      if isOpen { step = scanner.hasGivenUp ? .end : gunzip.step() }
    }
    input.work = scanner.work
    input.records += scanner.records
    return file.reading.tally
  }

  /// How many bytes of the input were read.
  private func bytesRead(of input: borrowing InputCost) -> UInt64 {
    input.isArchive ? archive.bytesRead : gunzip.bytesRead
  }
}

extension GunzipReader {
  mutating func step() -> FileReader.Step {
    do {
      return try advance() ? .window : .end
    } catch {
      return .fault(error)
    }
  }

  /// Reads windows until they show whether they begin an archive.
  /// - Returns: what the step behind those that were taken came to.
  mutating func begin(_ start: inout FileStart) -> FileReader.Step {
    while true {
      let step = step()
      guard case .window = step, start.take(window, member: member) else { return step }
    }
  }
}

extension RecordScanner {
  /// Reads on with what was held back, then with what a step has made ready.
  fileprivate mutating func take(
    _ held: [FileStart.Held], _ step: FileReader.Step, of gunzip: borrowing GunzipReader, isInterrupted: Bool,
    found: (borrowing Record) -> Void
  ) {
    for held in held { scan(held.bytes.span, member: held.member, found: found) }
    switch step {
    case .window: scan(gunzip.window, member: gunzip.member, found: found)
    case .fault(let error):
      finish(isCutOff: error.reason != .trailingBytes, found: found)
      beginAnew()
    case .end: finish(isCutOff: isInterrupted, found: found)
    }
  }
}

extension LogReader {
  /// Takes the hash of an input, where it is asked for.
  var storedHash: StoredHash? { tellsInputs ? StoredHash() : nil }
}

extension StoredBytes {
  /// Gives the bytes to the hash as they are read.
  var tap: ((Span<UInt8>) -> Void)? { hash.map { hash in { hash.add($0) } } }
}
