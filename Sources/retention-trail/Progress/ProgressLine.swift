internal import Dispatch
internal import LogReading
internal import Synchronization

/// Shows on the status line how far a reading is, until it ends.
///
/// It draws between two waits, and measures what may be many folders: each on a thread of its own, as readers have.
final class ProgressLine: Sendable {
  private static let delay = DispatchTimeInterval.milliseconds(500)
  private static let interval = DispatchTimeInterval.milliseconds(100)

  private let drawing = DispatchQueue(label: "progress")
  private let measuring = DispatchQueue(label: "measuring")
  private let stop = DispatchSemaphore(value: 0)
  private let stopped = DispatchSemaphore(value: 0)
  private let isOver = Atomic(false)

  /// Nothing is shown of a reading that is over at once, nor is anything measured.
  func begin(_ progress: ReadingProgress, of inputs: [LogInput], followingLinks: Bool) {
    let start = ContinuousClock.now
    drawing.async { [self] in
      var pause = ProgressLine.delay
      while stop.wait(timeout: .now() + pause) == .timedOut {
        if pause == ProgressLine.delay {
          measuring.async { [self] in
            progress.measure(inputs, followingLinks: followingLinks) { !isOver.load(ordering: .relaxed) }
          }
        }
        pause = ProgressLine.interval
        let words = ProgressWords(
          done: progress.done, total: progress.total, elapsed: ContinuousClock.now - start)
        // The last column stays free: some terminals go on to the next line behind it.
        StatusLine.shared.show(String(words.description.prefix(max(Terminal.messageWidth - 1, 0))))
      }
      StatusLine.shared.hide()
      stopped.signal()
    }
  }

  /// Takes the line away, and returns when it is gone.
  func end() {
    isOver.store(true, ordering: .relaxed)
    stop.signal()
    stopped.wait()
  }
}

extension LogReader {
  /// Reads inputs, and shows how far it is.
  func showingProgress<Result: Sendable>(
    _ isShown: Bool, of inputs: [LogInput], _ read: (LogReader, [LogInput]) async throws -> Result
  ) async throws -> Result {
    // Who types the input sees how far it is.
    let isTyped = inputs.contains(.standardInput) && Terminal.isInput
    guard isShown, !isTyped, Terminal.canRedrawMessages else {
      return try await read(self, inputs)
    }
    let progress = ReadingProgress()
    var reader = self
    reader.progress = progress
    let line = ProgressLine()
    line.begin(progress, of: inputs, followingLinks: followsLinks)
    defer { line.end() }
    return try await read(reader, inputs)
  }
}
