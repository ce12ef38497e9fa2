internal import LogReading
internal import RetentionStore
internal import Synchronization
internal import SystemPackage

/// A stream that is watched and kept in a store: what is read is written before it is printed.
struct KeptStream: Sendable {
  let store: Store
  let stream: StreamCollection

  /// - Parameters:
  ///   - path: the store, which is made where there is none.
  ///   - reader: how the stream is read.
  /// - Throws: `StoreFailure`.
  init(_ path: String, by reader: LogReader) throws {
    let hasSaid = Atomic(false)
    store = try Store(writing: FilePath(path)) {
      // Whoever collects meanwhile may have to be waited for again and again.
      guard !hasSaid.exchange(true, ordering: .relaxed) else { return }
      Messages.error("\(path): another process is writing it; waiting until it is done")
    }
    stream = try StreamCollection(into: store, by: reader)
  }

  /// Prints what earlier runs stored, and were ended before they could note that they had printed it.
  /// - Throws: `StoreFailure`; `OutputFailure`.
  func tellUntold(to watch: Watch) throws {
    guard let batch = try stream.untold() else { return }
    let count = batch.sightings.count
    Messages.error(
      "\(store.path): \(count) record\(count == 1 ? "" : "s") stored by a run that ended before it noted that they "
        + "were printed; they come first")
    try watch.report(batch)
    try stream.noteUntoldAsTold()
  }

  /// Writes what was read next, and prints it. Where it cannot be written it is printed all the same.
  /// - Throws: `StoreFailure`; `OutputFailure`.
  func tell(_ batch: Batch, to watch: Watch, _ notices: inout ProblemNotices) throws {
    let kept = Result { try stream.keep(batch) }
    let told = (try? kept.get()) ?? batch
    for problem in told.problems { notices.say(problem) }
    try watch.report(told)
    _ = try kept.get()
    try stream.noteTold()
  }
}
