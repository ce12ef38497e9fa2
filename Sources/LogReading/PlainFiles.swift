package import Gunzip
package import RetentionModel
internal import CloudTrailRecords
internal import Synchronization
internal import SystemPackage
internal import Untar

/// Takes the plain bytes of one file, as they are read.
package protocol PlainFile: AnyObject {
  /// Takes the bytes that were read next.
  func take(_ window: Span<UInt8>)
  /// Takes what is known at the end of the file.
  /// - Parameters:
  ///   - members: how many gzip members it has; 0 for a file that is plain.
  ///   - fault: the first fault of the gzip data, or of reading at all.
  func end(members: Int, fault: GunzipError?)
  /// Takes that the file is not read to its end.
  func giveUp()
}

/// Gives the plain bytes of one file to what takes them, if anything does.
struct PlainBytes {
  private let file: (any PlainFile)?
  /// The first fault.
  private(set) var fault: GunzipError?

  init(_ file: (any PlainFile)?) {
    self.file = file
  }

  /// Gives the windows that were held back.
  func take(_ start: FileStart) {
    guard let file else { return }
    for held in start.held { file.take(held.bytes.span) }
  }

  /// Gives what a step has made ready.
  mutating func take(_ step: FileReader.Step, of gunzip: borrowing GunzipReader) {
    switch step {
    case .window: file?.take(gunzip.window)
    case .fault(let error): fault = fault ?? error
    case .end: break
    }
  }

  /// Says that this was all.
  func end(_ gunzip: borrowing GunzipReader) { file?.end(members: gunzip.members, fault: fault) }

  /// Says that the rest is not read.
  func giveUp() { file?.giveUp() }
}

extension LogReader {
  /// Reads the plain bytes of all files of some inputs, several at a time and in no order; of an archive, those of the
  /// files in it.
  /// - Parameters:
  ///   - inputs: what is to be read, in any order. Extracts hold no files.
  ///   - begin: is given each file's path, and gives what takes its bytes. It is called on threads that read.
  /// - Returns: how much was read, and what was not.
  /// - Throws: `CancellationError` where the task is cancelled before everything is read.
  package func readPlain(
    _ inputs: [LogInput], begin: @escaping @Sendable (_ path: String) -> any PlainFile
  ) async throws -> InputTally {
    try await PlainFilesReading(of: inputs, options: self, begin: begin).run()
  }
}

/// One reading of the plain bytes of some inputs.
private final class PlainFilesReading: Sendable {
  private let options: LogReader
  private let walk: Mutex<LogWalk>
  private let total = Mutex(InputTally())
  private let cancellation = Cancellation()
  private let begin: @Sendable (_ path: String) -> any PlainFile

  init(of inputs: [LogInput], options: LogReader, begin: @escaping @Sendable (String) -> any PlainFile) {
    self.options = options
    walk = Mutex(LogWalk(inputs, followsLinks: options.followsLinks))
    self.begin = begin
  }

  func run() async throws -> InputTally {
    try await cancellation.run { [self] in
      let most = min(options.threads, OpenFiles.readers(of: options.threads))
      let others = (1..<max(most, 1)).compactMap { _ in OwnThread { self.readFiles() } }
      readFiles()
      for other in others { other.join() }
    }
    try cancellation.check()
    return total.withLock { $0 }
  }

  private func readFiles() {
    var reader = PlainFileReader(options, cancellation, begin)
    while !cancellation.isCancelled, let stop = walk.withLock({ $0.next() }) {
      let tally = reader.read(stop)
      total.withLock { $0.add(tally) }
    }
  }
}

/// Reads one file after the other, in the same memory.
private struct PlainFileReader: ~Copyable {
  private var gunzip = GunzipReader()
  private let archive = TarReader()
  private let options: LogReader
  private let cancellation: Cancellation
  private let begin: @Sendable (_ path: String) -> any PlainFile

  init(
    _ options: LogReader, _ cancellation: Cancellation, _ begin: @escaping @Sendable (String) -> any PlainFile
  ) {
    self.options = options
    self.cancellation = cancellation
    self.begin = begin
  }

  mutating func read(_ stop: LogWalk.Stop) -> InputTally {
    switch stop {
    case .left(let path, let reason):
      return InputTally(unread: InputTally.Problem(reason, path: options.told(path)))
    case .extract(let path, _):
      return InputTally(
        unread: InputTally.Problem(
          path: options.told(path).string, kind: .unreadable, offset: 0,
          message: "is an extract, which does not hold the files themselves", recordsRead: 0))
    case .standardInput:
      let path = options.told("-")
      guard !options.isExcluded(.standardInput) else {
        return InputTally(unread: InputTally.Problem(outputAt: path))
      }
      return read(.standardInput, path: path, until: cancellation.descriptors)
    case .file(let path, let found):
      do {
        let file = try options.open(path, found: found)
        defer { try? file.close() }
        return read(
          file, path: options.told(path.string), until: found == nil ? cancellation.descriptors : nil)
      } catch {
        begin(options.told(path.string)).giveUp()
        return InputTally(unread: InputTally.Problem(error, path: options.told(path)))
      }
    }
  }

  private mutating func read(
    _ descriptor: FileDescriptor, path: String, until interruptions: [FileDescriptor]?
  ) -> InputTally {
    let size = StoredBytes(descriptor, hash: nil).size
    gunzip.open(ByteSource(descriptor, until: interruptions, readsAhead: size != nil))
    var input = InputCost(size: size, options)
    var start = FileStart()
    let first = gunzip.begin(&start)
    let tally = start.isArchive ? readArchive(path, start, &input) : readFile(path, start, first, &input)
    input.progress.end()
    return tally
  }

  private mutating func readFile(
    _ path: String, _ start: FileStart, _ first: FileReader.Step, _ input: inout InputCost
  ) -> InputTally {
    var file = PlainBytes(begin(path))
    file.take(start)
    var step = first
    while !cancellation.isCancelled {
      file.take(step, of: gunzip)
      if case .end = step { break }
      input.progress.advance(toBytes: input.isArchive ? archive.bytesRead : gunzip.bytesRead, records: 0)
      step = gunzip.step()
    }
    if cancellation.isCancelled { file.giveUp() } else { file.end(gunzip) }
    var tally = InputTally()
    (tally.files, tally.bytesRead, tally.bytesInflated) = (1, gunzip.bytesRead, gunzip.bytesInflated)
    if let fault = file.fault, fault.isOfReading {
      tally.problems.add(InputTally.Problem(fault, path: path, recordsRead: 0))
    }
    return tally
  }

  private mutating func readArchive(_ path: String, _ start: FileStart, _ input: inout InputCost)
    -> InputTally
  {
    archive.open(afterReading: start.bytes, &gunzip)
    input.isArchive = true
    var tally = InputTally()
    let limits = RecordScanner.Limits(recordBytes: options.maxRecordSize)
    while !cancellation.isCancelled, !input.work.isTooMuch, let part = archive.next() {
      input.work.countFile(after: input.weight(ofBytes: archive.bytesRead), limits)
      switch part {
      case .file(let name):
        let archive = archive
        gunzip.open(ByteSource { archive.read(into: &$0, $1) })
        var start = FileStart()
        let first = gunzip.begin(&start)
        if start.isArchive {
          tally.problems.add(InputTally.Problem(archiveInArchiveAt: "\(path)/\(name)"))
        } else {
          tally.add(readFile("\(path)/\(name)", start, first, &input))
        }
      case .unread(let name, let reason):
        tally.problems.add(InputTally.Problem(reason, path: "\(path)/\(name)"))
      case .fault(let fault):
        tally.problems.add(InputTally.Problem(fault, path: path, recordsRead: 0))
      case .damage(let error):
        tally.problems.add(InputTally.Problem(error, path: path, recordsRead: 0))
      }
      if input.work.isTooMuch {
        tally.problems.add(InputTally.Problem(overfullArchiveAt: path, recordsRead: 0))
      }
    }
    archive.close(&gunzip)
    return tally
  }
}

extension GunzipError {
  /// Whether the file could not be read, rather than holding damaged data.
  fileprivate var isOfReading: Bool {
    switch reason {
    case .unreadable, .brokenOff: true
    default: false
    }
  }
}

extension InputTally {
  fileprivate init(unread problem: Problem) {
    self.init()
    problems.add(problem)
  }
}
