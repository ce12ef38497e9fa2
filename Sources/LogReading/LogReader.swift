internal import Glibc
internal import Gunzip
internal import Synchronization
public import CloudTrailRecords
public import RetentionModel
public import SystemPackage

/// Reads logs from files, folders and the standard input, several files at a time.
///
/// One bad file never stops the reading: what was read before the fault counts, and the fault is in the
/// tally. The result does not depend on the number of threads, nor on the order of the inputs.
public struct LogReader: Sendable {
  /// How many files are read at the same time; more than there are processors bring nothing.
  public var threads: Int
  /// The services whose calls are looked for.
  public var services = RetentionService.all
  /// How much a single record may ask for.
  public var limits = RecordScanner.Limits()
  /// Whether the records' own bytes are wanted.
  public var keepsBytes = false
  /// Whether symbolic links in folders are followed wherever they lead to, and not only to what is in the folder
  /// that was named. What the kernel shows as files is never read through a link.
  public var followsLinks = false
  /// The files that are not read because the run writes them: it would read its own output without end.
  public var excluded: Set<FileIdentity> = []
  /// Is told how far `read` is.
  public var progress: ReadingProgress?

  /// - Parameter threads: at least 1; nil for as many as there are processors.
  public init(threads: Int? = nil) {
    self.threads = max(threads ?? sysconf(Int32(_SC_NPROCESSORS_ONLN)), 1)
  }

  /// Reads everything.
  /// - Parameters:
  ///   - inputs: what is to be read, in any order.
  ///   - sink: is given the records of retention calls in reading order, a few at a time, as soon as they are
  ///     read.
  /// - Returns: the tally. `duplicates` is left to the caller.
  /// - Throws: what the sink throws, which ends the reading; else `CancellationError` where the task is
  ///   cancelled before everything is read.
  public func read(
    _ inputs: [LogInput], sink: @escaping @Sendable ([Sighting]) throws -> Void
  ) async throws -> InputTally {
    let walk = NumberedWalk(LogWalk(inputs, followsLinks: followsLinks))
    let delivery = OrderedDelivery(sink: sink)
    do {
      return try await withThrowingTaskGroup(of: InputTally.self) { group in
        for _ in 0..<threads {
          group.addTask {
            do {
              return try await readFiles(of: walk, to: delivery)
            } catch {
              walk.stop()
              await delivery.stop()
              throw error
            }
          }
        }
        var total = InputTally()
        for try await tally in group { total.add(tally) }
        total.oddFiles.sort { $0.precedes($1) }
        return total
      }
    } catch {
      // Which task's error comes out first is chance.
      throw await delivery.failure ?? error
    }
  }

  /// Reads one input that grows, and hands out what it gives as soon as its bytes have come.
  /// - Parameters:
  ///   - descriptor: a pipe or a file, opened and closed by the caller.
  ///   - interruption: the reading ends when this can be read; what is not complete then is left, and is no
  ///     problem.
  ///   - sink: is given the records and the problems of each read that has some.
  /// - Returns: the tally; `duplicates` is left to the caller.
  /// - Throws: what the sink throws, which ends the reading; `CancellationError` where the task is cancelled.
  public func follow(
    _ descriptor: FileDescriptor, until interruption: FileDescriptor,
    sink: @escaping @Sendable (Batch) throws -> Void
  ) async throws -> InputTally {
    if isExcluded(descriptor) {
      let problem = Problem(outputAt: "-")
      try sink(Batch(sightings: [], problems: [problem]))
      return InputTally(unread: problem)
    }
    var reader = FileReader(services: services, limits: limits, keepsBytes: keepsBytes)
    return try await reader.read(descriptor, path: "-", interruption: interruption) { try sink($0) }
  }

  private func readFiles(
    of walk: NumberedWalk, to delivery: OrderedDelivery
  ) async throws -> InputTally {
    var reader = FileReader(services: services, limits: limits, keepsBytes: keepsBytes, progress: progress)
    var total = InputTally()
    while let (number, stop) = walk.next() {
      try Task.checkCancellation()
      switch stop {
      case .left(let path, let reason): total.add(InputTally(unread: Problem(reason, path: path)))
      case .standardInput where isExcluded(.standardInput):
        total.add(InputTally(unread: Problem(outputAt: "-")))
      case .standardInput:
        total.add(
          try await reader.read(.standardInput, path: "-") {
            try await delivery.deliver($0.sightings, of: number)
          })
      case .file(let path, let found):
        total.add(
          try await read(path, found: found, with: &reader) {
            try await delivery.deliver($0.sightings, of: number)
          })
      }
      try await delivery.finish(number)
    }
    return total
  }

  private func read(
    _ path: FilePath, found: FilePath?, with reader: inout FileReader,
    deliver: @Sendable (Batch) async throws -> Void
  ) async throws -> InputTally {
    let file: FileDescriptor
    do {
      file = try open(path, found: found)
    } catch {
      return InputTally(unread: Problem(error, path: path))
    }
    defer { try? file.close() }
    return try await reader.read(file, path: path.string, deliver: deliver)
  }

  /// Opens a file; one that was found in a folder can have become a pipe or a link meanwhile.
  private func open(_ path: FilePath, found: FilePath?) throws(LogWalk.Reason) -> FileDescriptor {
    let options: FileDescriptor.OpenOptions =
      found == nil ? .closeOnExec : [.closeOnExec, .nonBlocking, .noFollow]
    let file: FileDescriptor
    do {
      file = try FileDescriptor.open(found ?? path, .readOnly, options: options)
    } catch {
      throw .error(error as? Errno ?? .ioError)
    }
    do {
      try check(file, isFound: found != nil)
    } catch {
      try? file.close()
      throw error
    }
    return file
  }

  /// Looks at what was opened, once for all that is asked of it.
  private func check(_ file: FileDescriptor, isFound: Bool) throws(LogWalk.Reason) {
    guard isFound || !excluded.isEmpty else { return }
    let status: FileStatus
    do {
      status = try FileStatus(of: file)
    } catch {
      throw .error(error)
    }
    if isFound, status.kind != .file { throw .special(status.kind) }
    if excluded.contains(FileIdentity(status)) { throw .output }
  }

  private func isExcluded(_ file: FileDescriptor) -> Bool {
    guard !excluded.isEmpty, let identity = try? FileIdentity(of: file) else { return false }
    return excluded.contains(identity)
  }
}

extension InputTally {
  /// Nothing but an input that was not read.
  fileprivate init(unread problem: Problem) {
    self.init()
    problems.add(problem)
    noteUnread(problem.kind, path: problem.path, slot: LogFileSlot(path: problem.path))
  }
}

/// Gives each file of a walk a number, to whichever reader asks next.
private final class NumberedWalk: Sendable {
  private struct State: Sendable {
    var walk: LogWalk
    var count = 0
    var isStopped = false
  }

  private let state: Mutex<State>

  init(_ walk: LogWalk) {
    state = Mutex(State(walk: walk))
  }

  func next() -> (Int, LogWalk.Stop)? {
    state.withLock { state in
      guard !state.isStopped, let stop = state.walk.next() else { return nil }
      defer { state.count += 1 }
      return (state.count, stop)
    }
  }

  func stop() {
    state.withLock { $0.isStopped = true }
  }
}

/// What a window of the input gave.
public struct Batch: Sendable {
  /// The records of retention calls, in their order.
  public let sightings: [Sighting]
  /// What could not be read.
  public let problems: [Problem]

  var isEmpty: Bool { sightings.isEmpty && problems.isEmpty }
}
