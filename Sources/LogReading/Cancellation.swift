internal import Synchronization
internal import SystemPackage

/// Ends a reading early: its threads ask for it between windows, and are woken where they wait for bytes.
final class Cancellation: Sendable {
  private let pipe = try? FileDescriptor.pipe(options: .closeOnExec)
  private let isSet = Atomic(false)

  deinit {
    try? pipe?.readEnd.close()
    try? pipe?.writeEnd.close()
  }

  var isCancelled: Bool { isSet.load(ordering: .acquiring) }

  /// What can be read once it is cancelled; none where the system gave no pipe.
  var descriptors: [FileDescriptor] { pipe.map { [$0.readEnd] } ?? [] }

  func cancel() {
    guard !isSet.exchange(true, ordering: .acquiringAndReleasing) else { return }
    _ = try? pipe?.writeEnd.writeAll([0])
  }

  /// - Throws: `CancellationError`, once it is cancelled.
  func check() throws {
    if isCancelled { throw CancellationError() }
  }

  /// Runs what blocks on a thread of its own; it is cancelled together with the task.
  /// - Throws: what that throws.
  func run<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await withTaskCancellationHandler {
      await OwnThread.run { Result { try body() } }
    } onCancel: {
      cancel()
    }.get()
  }
}
