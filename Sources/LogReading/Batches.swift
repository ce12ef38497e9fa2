public import RetentionModel
internal import Synchronization

/// What was read of an input since the batch before.
public struct Batch: Sendable {
  /// The records of retention calls, in their order.
  public package(set) var sightings: [Sighting]
  /// What could not be read.
  public package(set) var problems: [InputTally.Problem]
  /// Why something of the input was not read up to here, which leaves a hole in what it proves; nil if all was.
  public internal(set) var unread: InputTally.Problem.Kind?
  /// The inputs that end with it; none unless the reader was asked to tell (`LogReader.tellsInputs`).
  public internal(set) var ended: [InputReading] = []
  /// How far the input was read (`LogReader.beginnings`).
  package internal(set) var soFar: ReadSoFar?

  /// What was read before, and is told now.
  package init(sightings: [Sighting], ended: [InputReading]) {
    self.init(sightings: sightings, problems: [], unread: nil, ended: ended)
  }

  init(
    sightings: [Sighting], problems: [InputTally.Problem], unread: InputTally.Problem.Kind? = nil,
    ended: [InputReading] = []
  ) {
    (self.sightings, self.problems, self.unread, self.ended) = (sightings, problems, unread, ended)
  }

  /// Whether nothing was read, and nothing failed.
  package var isEmpty: Bool { sightings.isEmpty && problems.isEmpty && ended.isEmpty }

  /// About how many bytes it takes.
  var weight: Int {
    sightings.reduce(1024 * (problems.count + ended.count)) { $0 + $1.weight }
  }

  /// Adds what was read next.
  mutating func append(_ next: Batch) {
    sightings += next.sightings
    problems += next.problems
    ended += next.ended
    unread = next.unread ?? unread
    soFar = next.soFar ?? soFar
  }
}

extension Sighting {
  /// About how many bytes it takes.
  var weight: Int { bytes.count + count + 1024 }
}

/// What an input gives, as soon as it is read. A batch has all that was read while the loop was busy with the one before,
/// so that a slow loop gets few large ones.
///
///     let batches = LogReader().batches(of: [.path("logs")])
///     for try await batch in batches { … }
///     print(batches.tally.records)
///
/// Each loop over it begins a reading, on threads of its own. The reading waits where the loop is slow, so that some
/// 16 MiB are in memory at a time; it ends with the loop, however that ends. Each loop reads the files anew, and goes
/// on with what a pipe still has.
public final class Batches: AsyncSequence, Sendable {
  private let read: @Sendable (_ sink: @escaping @Sendable (Batch) throws -> Void) async throws -> InputTally
  private let lastTally = Mutex(InputTally())

  init(
    read: @escaping @Sendable (_ sink: @escaping @Sendable (Batch) throws -> Void) async throws -> InputTally
  ) {
    self.read = read
  }

  /// What was read, as of the last loop that came to the end; nothing before. `duplicates` is left to the caller.
  public var tally: InputTally { lastTally.withLock { $0 } }

  /// Begins a reading.
  public func makeAsyncIterator() -> Iterator {
    let handover = Handover()
    let reading = Task {
      do {
        let tally = try await read { try handover.give($0) }
        lastTally.withLock { $0 = tally }
        handover.end(.success(()))
      } catch {
        handover.end(.failure(error))
      }
    }
    return Iterator(handover, reading)
  }

  /// Goes over the batches of one reading.
  public struct Iterator: AsyncIteratorProtocol {
    private final class Loop {
      let handover: Handover
      let reading: Task<Void, Never>

      init(_ handover: Handover, _ reading: Task<Void, Never>) {
        self.handover = handover
        self.reading = reading
      }

      deinit {
        handover.cancel()
        reading.cancel()
      }
    }

    private let loop: Loop

    fileprivate init(_ handover: Handover, _ reading: Task<Void, Never>) {
      loop = Loop(handover, reading)
    }

    /// The next batch; nil at the end of the input.
    /// - Throws: `CancellationError` where the task is cancelled.
    public mutating func next() async throws -> Batch? {
      try await loop.handover.take()
    }
  }
}

/// Hands batches over from the threads that read to the task that takes them.
private final class Handover: Sendable {
  private typealias Taker = CheckedContinuation<Batch?, any Error>

  /// How many bytes are read ahead.
  private static let bound = 16 << 20

  private struct State: Sendable {
    /// What nobody has taken yet.
    var waiting = Batch(sightings: [], problems: [])
    var waitingBytes = 0
    var taker: Taker?
    /// How the reading ended.
    var end: Result<Void, any Error>?
  }

  private let state = Monitor(State())

  /// Gives a batch, and waits before where too much is waiting.
  /// - Throws: `CancellationError` where nobody takes any more.
  func give(_ batch: Batch) throws {
    let taker = try state.withLock(when: { $0.waitingBytes < Handover.bound || $0.end != nil }) { state in
      guard state.end == nil else { throw CancellationError() }
      if let taker = state.taker.take() { return Optional(taker) }
      state.waiting.append(batch)
      state.waitingBytes += batch.weight
      return nil
    }
    // Behind the lock, for which a handler of a cancellation may wait.
    taker?.resume(returning: batch)
  }

  /// Says that nothing more comes.
  func end(_ result: Result<Void, any Error>) {
    let taker = state.withLock { state -> Taker? in
      guard state.end == nil else { return nil }
      state.end = result
      return state.taker.take()
    }
    taker?.resume(with: result.map { nil })
  }

  /// Ends it before its end: nobody waits any more, and what was not taken is dropped.
  func cancel() {
    let taker = state.withLock { state in
      state.waiting = Batch(sightings: [], problems: [])
      state.end = .failure(CancellationError())
      return state.taker.take()
    }
    taker?.resume(throwing: CancellationError())
  }

  /// Takes all that waits, or the next that comes.
  /// - Returns: nil at the end.
  /// - Throws: why the reading failed; `CancellationError` where the task is cancelled.
  func take() async throws -> Batch? {
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { taker in
        state.withLock { state in
          if !state.waiting.isEmpty {
            taker.resume(returning: state.waiting)
            state.waiting = Batch(sightings: [], problems: [])
            state.waitingBytes = 0
          } else if let end = state.end {
            taker.resume(with: end.map { nil })
          } else {
            state.taker = taker
          }
        }
      }
    } onCancel: {
      cancel()
    }
  }
}
