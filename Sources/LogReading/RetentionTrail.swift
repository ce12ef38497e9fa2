public import RetentionModel
internal import Synchronization
public import SystemPackage

/// What logs tell of retention: the history, and what of it they prove.
public struct RetentionTrail: Sendable {
  /// The events.
  public let history: EventHistory
  /// What was read, and what could not be.
  public let input: InputTally

  /// The history of each account, sorted by subject.
  /// - Parameter asOf: the clock that deadlines are judged by; it hides no event.
  public func timelines(asOf: Instant) -> [Timeline] {
    history.timelines(asOf: asOf, coverage: coverage(asOf: asOf))
  }

  /// What the logs prove of times. What claims to be of more than a day after the clock, or the present where that is
  /// later, is no witness.
  /// - Parameter asOf: the clock that deadlines are judged by.
  public func coverage(asOf: Instant) -> Coverage {
    history.coverage(with: input.witnesses, limit: max(asOf, .now).adding(days: 1))
  }

  /// What could not be read; belongs in whatever is told of the rest.
  public var problems: ProblemList { input.problems }

  /// Reads files, and folders with all that is in them.
  ///
  /// One bad file does not end the reading: it is among the problems. As many files are read at a time as there are
  /// processors.
  /// - Throws: `CancellationError` where the task is cancelled before everything is read.
  public static func read(_ paths: [FilePath]) async throws -> RetentionTrail {
    try await LogReader().readTrail(of: paths.map { .path($0) })
  }
}

extension LogReader {
  /// Reads everything into one history.
  /// - Throws: `CancellationError` where the task is cancelled before everything is read.
  public func readTrail(of inputs: [LogInput]) async throws -> RetentionTrail {
    try await RetentionTrail { try await read(inputs, sink: $0) }
  }
}

extension RetentionTrail {
  /// Gathers what a reading gives into one history.
  /// - Parameter read: reads, and gives the batches to the sink that it is given.
  /// - Throws: what `read` throws.
  package init(
    _ read: (_ sink: @escaping @Sendable (Batch) throws -> Void) async throws -> InputTally
  ) async throws {
    let collector = Collector()
    var input = try await read { collector.insert($0.sightings) }
    let history = collector.history
    input.duplicates = history.duplicates
    self.init(history: history, input: input)
  }

  /// Gathers what several threads read.
  private final class Collector: Sendable {
    private let state = Mutex(EventHistory())

    func insert(_ sightings: [Sighting]) {
      state.withLock { history in
        for sighting in sightings { history.insert(sighting) }
      }
    }

    var history: EventHistory { state.withLock { $0 } }
  }
}
