internal import Gunzip
internal import RetentionModel
internal import Synchronization
internal import SystemPackage

/// One reading of some inputs: its readers take the files of a walk in turn, each on a thread of its own.
final class Reading: Sendable {
  private struct NumberedWalk: Sendable {
    var walk: LogWalk
    /// How many of its stops were taken.
    var count = 0
    var isAtEnd = false
  }

  private let options: LogReader
  private let walk: Mutex<NumberedWalk>
  private let total = Mutex(InputTally())
  private let cancellation = Cancellation()
  private let known = KnownInputs()
  private let delivery: OrderedDelivery

  init(of inputs: [LogInput], options: LogReader, sink: @escaping @Sendable (Batch) throws -> Void) {
    self.options = options
    walk = Mutex(NumberedWalk(walk: LogWalk(inputs, followsLinks: options.followsLinks)))
    delivery = OrderedDelivery(cancellation: cancellation, sink: sink)
  }

  /// Reads everything.
  /// - Throws: what the sink throws; else `CancellationError` where the task is cancelled before everything is read.
  func run() async throws -> InputTally {
    try await cancellation.run { [self] in readSideBySide() }
    if let failure = delivery.failure { throw failure }
    try cancellation.check()
    return total.withLock { total in
      total.oddFiles.sort { $0.precedes($1) }
      return total
    }
  }

  /// Starts no more readers than there are files, nor than the system has threads and open files for.
  private func readSideBySide() {
    let most = min(options.threads, OpenFiles.readers(of: options.threads))
    var others: [OwnThread] = []
    while others.count + 1 < most, !walk.withLock({ $0.isAtEnd }),
      let other = OwnThread({ self.readFiles() })
    {
      others.append(other)
    }
    readFiles()
    for other in others { other.join() }
  }

  private func readFiles() {
    var reader = FileReader(options, cancellation)
    do {
      while let (number, stop) = nextStop() {
        let tally = try read(stop, with: &reader) { try delivery.deliver($0, of: number) }
        total.withLock { $0.add(tally) }
        try delivery.finish(number)
      }
    } catch {
      // It is the sink's error, which is kept there, or there is nobody any more who wants to know.
      cancellation.cancel()
      delivery.endWaiting()
    }
  }

  private func nextStop() -> (Int, LogWalk.Stop)? {
    walk.withLock { state in
      guard let stop = state.walk.next() else {
        state.isAtEnd = true
        return nil
      }
      defer { state.count += 1 }
      return (state.count, stop)
    }
  }

  private func read(
    _ stop: LogWalk.Stop, with reader: inout FileReader, deliver: (Batch) throws -> Void
  ) throws -> InputTally {
    switch stop {
    case .left(let path, let reason):
      return try options.tell(unread: InputTally.Problem(reason, path: options.told(path)), deliver)
    case .standardInput:
      let path = options.told("-")
      if options.isExcluded(.standardInput) {
        return try options.tell(unread: InputTally.Problem(outputAt: path), deliver)
      }
      return try reader.read(.standardInput, path: path, until: cancellation.descriptors, deliver: deliver)
    case .extract(let path, let found):
      return try readExtract(path, found: found, deliver: deliver)
    case .file(let path, let found):
      let file: FileDescriptor
      do {
        if try options.passesOver(path, found: found) { return InputTally() }
        file = try options.open(path, found: found)
      } catch {
        options.plainFiles?(options.told(path.string)).giveUp()
        return try options.tell(unread: InputTally.Problem(error, path: options.told(path)), deliver)
      }
      defer { try? file.close() }
      // What was found is a file for certain, and never waits for its bytes.
      let interruptions = found == nil ? cancellation.descriptors : nil
      return try reader.read(
        file, path: options.told(path.string), until: interruptions, deliver: deliver)
    }
  }

  private func readExtract(
    _ path: FilePath, found: FilePath?, deliver: (Batch) throws -> Void
  ) throws -> InputTally {
    let file: FileDescriptor
    do {
      file = try options.open(path, found: found)
    } catch {
      return try options.tell(unread: InputTally.Problem(error, path: path), deliver)
    }
    defer { try? file.close() }
    var gunzip = GunzipReader()
    gunzip.open(ByteSource(file, until: cancellation.descriptors))
    var extract = ExtractReader(options, path: path.string, known: known) {
      [options, cancellation] input, deliver in
      try options.readAgain(input.path, cancellation, deliver)
    }
    return try extract.read(&gunzip, cancellation, deliver: deliver)
  }
}

extension LogReader {
  /// Reads a file that was read before.
  /// - Returns: nil where it cannot be opened.
  func readAgain(
    _ path: String, _ cancellation: Cancellation, _ deliver: (Batch) throws -> Void
  ) throws -> InputTally? {
    guard let file = try? open(FilePath(path), found: FilePath(path)) else { return nil }
    defer { try? file.close() }
    var reader = FileReader(self, cancellation)
    return try reader.read(file, path: path, until: nil, deliver: deliver)
  }

  /// Tells of an input that was not read.
  /// - Returns: what that adds to the tally.
  func tell(unread problem: InputTally.Problem, _ deliver: (Batch) throws -> Void) rethrows -> InputTally {
    let reading = InputReading(unread: problem)
    try deliver(Batch(sightings: [], problems: [problem], ended: tellsInputs ? [reading] : []))
    return reading.tally
  }
}
