internal import RetentionModel

/// Puts what files give that are read side by side into the order of the files.
///
/// What the first unfinished file gives goes straight through; what later files give waits, up to a bound, behind
/// which their readers wait too. The first file's reader never waits, so all get on.
final class OrderedDelivery: Sendable {
  /// How many bytes of batches may wait.
  private static let bound = 4 << 20

  private struct State: Sendable {
    /// The first file that is not finished.
    var head = 0
    var finished: Set<Int> = []
    var waiting: [Int: [Batch]] = [:]
    var waitingBytes = 0
    /// What the sink threw.
    var failure: (any Error)?
  }

  private let state = Monitor(State())
  private let cancellation: Cancellation
  private let sink: @Sendable (Batch) throws -> Void

  /// - Parameters:
  ///   - cancellation: ends it, once a reader has called `endWaiting`.
  ///   - sink: is given one batch at a time.
  init(cancellation: Cancellation, sink: @escaping @Sendable (Batch) throws -> Void) {
    self.cancellation = cancellation
    self.sink = sink
  }

  /// What the sink threw, which cancels the reading.
  var failure: (any Error)? { state.withLock { $0.failure } }

  /// Takes a batch of a file, in the file's order.
  /// - Throws: what the sink throws; `CancellationError` once it is cancelled.
  func deliver(_ batch: Batch, of file: Int) throws {
    func isReady(_ state: State) -> Bool {
      file == state.head || state.waitingBytes <= OrderedDelivery.bound || cancellation.isCancelled
    }
    try state.withLock(when: isReady) { state in
      try cancellation.check()
      guard file != state.head else { return try give(batch, &state) }
      state.waiting[file, default: []].append(batch)
      state.waitingBytes += batch.weight
    }
  }

  /// Says that a file has been read.
  /// - Throws: what the sink throws; `CancellationError` once it is cancelled.
  func finish(_ file: Int) throws {
    try state.withLock { state in
      try cancellation.check()
      state.finished.insert(file)
      while state.finished.remove(state.head) != nil {
        state.head += 1
        for batch in state.waiting.removeValue(forKey: state.head) ?? [] {
          state.waitingBytes -= batch.weight
          try give(batch, &state)
        }
      }
    }
  }

  /// Has the readers that wait see that the reading is cancelled. The first file's reader, which never waits, comes to
  /// see it by itself.
  func endWaiting() {
    state.withLock { _ in }
  }

  /// The sink's first error ends it.
  private func give(_ batch: Batch, _ state: inout State) throws {
    do {
      try sink(batch)
    } catch {
      state.failure = error
      cancellation.cancel()
      throw error
    }
  }
}
