internal import RetentionModel

/// Puts the finds of files that are read side by side into the order of the files.
///
/// What the first unfinished file gives goes straight through; what later files give waits, up to a
/// bound, behind which their readers wait too. The first file's reader never waits, so all get on.
actor OrderedDelivery {
  /// How many bytes of finds may wait.
  private static let bound = 4 << 20

  private let sink: @Sendable ([Sighting]) throws -> Void
  /// The first file that is not finished.
  private var head = 0
  private var finished: Set<Int> = []
  private var waiting: [Int: [Sighting]] = [:]
  private var waitingBytes = 0
  private var isStopped = false
  /// What the sink threw.
  private(set) var failure: (any Error)?
  private var readers: [CheckedContinuation<Void, Never>] = []

  init(sink: @escaping @Sendable ([Sighting]) throws -> Void) {
    self.sink = sink
  }

  /// Takes finds of a file, in their order.
  /// - Throws: what the sink throws.
  func deliver(_ sightings: [Sighting], of file: Int) async throws {
    while file != head, !isStopped, waitingBytes > OrderedDelivery.bound {
      await withCheckedContinuation { readers.append($0) }
    }
    if isStopped { throw CancellationError() }
    guard file != head else { return try give(sightings) }
    waiting[file, default: []] += sightings
    waitingBytes += sightings.weight
  }

  /// Says that a file has been read.
  /// - Throws: what the sink throws.
  func finish(_ file: Int) throws {
    finished.insert(file)
    while finished.remove(head) != nil {
      head += 1
      let sightings = waiting.removeValue(forKey: head) ?? []
      waitingBytes -= sightings.weight
      if !sightings.isEmpty { try give(sightings) }
    }
    wakeReaders()
  }

  /// The sink's first error ends it.
  private func give(_ sightings: [Sighting]) throws {
    do {
      try sink(sightings)
    } catch {
      failure = error
      stop()
      throw error
    }
  }

  /// Ends it: readers that wait are let go, and nothing more is taken.
  func stop() {
    isStopped = true
    waiting = [:]
    wakeReaders()
  }

  private func wakeReaders() {
    let all = readers
    readers = []
    for reader in all { reader.resume() }
  }
}

extension [Sighting] {
  /// About how many bytes they take.
  fileprivate var weight: Int {
    reduce(0) { $0 + $1.bytes.count + $1.count + 1024 }
  }
}
