internal import Glibc

/// A thread for calls that block: Swift's own threads are few, and all tasks of a program share them.
struct OwnThread: Sendable {
  /// What a main thread has as a rule; a scanner that opens what other texts carry takes a part of it.
  private static let stackSize = 8 << 20

  private final class Body: Sendable {
    let run: @Sendable () -> Void

    init(_ run: @escaping @Sendable () -> Void) {
      self.run = run
    }
  }

  private let id: pthread_t

  /// Starts a thread; nil where the system gives no more of them.
  init?(_ run: @escaping @Sendable () -> Void) {
    var attributes = pthread_attr_t()
    unsafe pthread_attr_init(&attributes)
    defer { unsafe pthread_attr_destroy(&attributes) }
    unsafe pthread_attr_setstacksize(&attributes, OwnThread.stackSize)
    let body = unsafe Unmanaged.passRetained(Body(run))
    var id = pthread_t()
    let error = unsafe pthread_create(
      &id, &attributes,
      { body in
        if let body = unsafe body { unsafe Unmanaged<Body>.fromOpaque(body).takeRetainedValue().run() }
        return nil
      }, body.toOpaque())
    guard error == 0 else {
      unsafe body.release()
      return nil
    }
    self.id = id
  }

  /// Waits for its end.
  func join() {
    pthread_join(id, nil)
  }

  /// Runs something on a thread of its own, or on this one where the system gives none.
  /// - Returns: what that gives, when the thread is gone.
  static func run<Result: Sendable>(_ body: @escaping @Sendable () -> Result) async -> Result {
    var thread: OwnThread?
    let result = await withCheckedContinuation { continuation in
      thread = OwnThread { continuation.resume(returning: body()) }
      if thread == nil { continuation.resume(returning: body()) }
    }
    thread?.join()
    return result
  }
}
