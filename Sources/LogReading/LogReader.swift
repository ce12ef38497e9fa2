internal import Gunzip
public import RecordScanner
public import RetentionTimeline
internal import Synchronization
public import SystemPackage

/// Reads logs from files, folders and the standard input, several files at a time.
///
/// One bad file never stops the reading: what was read before the fault counts, and the fault is in the
/// tally. The result does not depend on the number of threads, nor on the order of the inputs.
public struct LogReader: Sendable {
  /// How many files are read at the same time; more than there are processors bring nothing.
  public var threads: Int
  /// How much a single record may ask for.
  public var limits = RecordScanner.Limits()
  /// Whether the records' own bytes are wanted.
  public var keepsBytes = false
  /// Is told how far `read` is.
  public var progress: ReadingProgress?

  /// - Parameter threads: at least 1.
  public init(threads: Int) {
    self.threads = max(threads, 1)
  }

  /// Reads everything.
  /// - Parameters:
  ///   - inputs: what is to be read, in any order.
  ///   - sink: is given the records of retention calls in reading order, a few at a time, as soon as they are
  ///     read.
  /// - Returns: the tally, its problems sorted by path and offset. `duplicates` is left to the caller.
  /// - Throws: only what the sink throws, which ends the reading.
  public func read(
    _ inputs: [LogInput], sink: @escaping @Sendable ([FoundRecord]) throws -> Void
  ) async throws -> InputTally {
    let walk = NumberedWalk(inputs)
    let delivery = OrderedDelivery(sink: sink)
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
      total.problems.sort { $0.precedes($1) }
      total.oddFiles.sort { $0.precedes($1) }
      return total
    }
  }

  /// Reads one input that grows, and hands out what it gives as soon as its bytes have come.
  /// - Parameters:
  ///   - descriptor: a pipe or a file, opened and closed by the caller.
  ///   - interruption: the reading ends when this can be read; what is not complete then is left, and is no
  ///     problem.
  ///   - sink: is given the records and the problems of each read that has some.
  /// - Returns: the tally; `duplicates` is left to the caller.
  /// - Throws: only what the sink throws, which ends the reading.
  public func follow(
    _ descriptor: FileDescriptor, until interruption: FileDescriptor,
    sink: @escaping @Sendable (Finds) throws -> Void
  ) async throws -> InputTally {
    var reader = FileReader(limits: limits, keepsBytes: keepsBytes)
    return try await reader.read(descriptor, path: "-", interruption: interruption) { try sink($0) }
  }

  private func readFiles(
    of walk: NumberedWalk, to delivery: OrderedDelivery
  ) async throws -> InputTally {
    var reader = FileReader(limits: limits, keepsBytes: keepsBytes, progress: progress)
    var total = InputTally()
    while let (number, stop) = walk.next() {
      switch stop {
      case .unreadable(let path, let error):
        total.noteUnread(.unreadable, path: path.string)
        total.problems.append(Problem(error, path: path.string))
      case .standardInput:
        total.add(
          try await reader.read(.standardInput, path: "-") {
            try await delivery.deliver($0.records, of: number)
          })
      case .file(let path):
        let file: FileDescriptor
        do {
          file = try FileDescriptor.open(path, .readOnly, options: .closeOnExec)
        } catch {
          total.noteUnread(.unreadable, path: path.string)
          total.problems.append(Problem(error as? Errno ?? .ioError, path: path.string))
          break
        }
        defer { try? file.close() }
        let tally = try await reader.read(file, path: path.string) {
          try await delivery.deliver($0.records, of: number)
        }
        total.add(tally)
      }
      try await delivery.finish(number)
    }
    return total
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

  init(_ inputs: [LogInput]) {
    state = Mutex(State(walk: LogWalk(inputs)))
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
