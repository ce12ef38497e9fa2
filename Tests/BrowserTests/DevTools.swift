import Dispatch
import Foundation
import Glibc
import Synchronization
import SystemPackage

/// A connection to a browser by the DevTools protocol: messages of JSON, each ended by NUL, over two pipes.
///
/// A call waits for its answer; the events that come meanwhile are kept.
final class DevTools: Sendable {
  /// What the browser told without being asked.
  struct Event: Sendable {
    let method: String
    let message: Data
  }

  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  private struct State: Sendable {
    var pending: [UInt8] = []
    var events: [Event] = []
    var lastID = 0
  }

  private let toBrowser: FileDescriptor
  private let fromBrowser: FileDescriptor
  private let state = Mutex(State())
  /// Reading waits, and no thread of the concurrent tests should.
  private let queue = DispatchQueue(label: "DevTools")
  /// Longer than any machine needs.
  private static let patience: Int32 = 120_000

  init(toBrowser: FileDescriptor, fromBrowser: FileDescriptor) {
    self.toBrowser = toBrowser
    self.fromBrowser = fromBrowser
  }

  /// Calls a method.
  /// - Parameters:
  ///   - parameters: what JSON can hold.
  ///   - session: the page's, if it is a page's method.
  /// - Returns: the whole answer.
  @discardableResult
  func call(
    _ method: String, _ parameters: [String: any Sendable] = [:], session: String? = nil
  ) async throws -> Data {
    try await onQueue { state in
      state.lastID += 1
      let id = state.lastID
      var message: [String: Any] = ["id": id, "method": method, "params": parameters]
      message["sessionId"] = session
      try self.toBrowser.writeAll(JSONSerialization.data(withJSONObject: message) + [0])
      while true {
        let answer = try self.nextMessage(&state)
        if answer.id == id { return try answer.checked(method) }
      }
    }
  }

  /// Waits for an event, and takes all events so far.
  func events(until method: String) async throws -> [Event] {
    try await onQueue { state in
      while !state.events.contains(where: { $0.method == method }) { _ = try self.nextMessage(&state) }
      defer { state.events = [] }
      return state.events
    }
  }

  /// Takes the events that have come so far.
  func takeEvents() -> [Event] {
    state.withLock { state in
      defer { state.events = [] }
      return state.events
    }
  }

  private func onQueue<Value: Sendable>(
    _ work: @escaping @Sendable (inout State) throws -> Value
  ) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
      queue.async {
        continuation.resume(with: self.state.withLock { state in Result { try work(&state) } })
      }
    }
  }

  /// The next message; an event is kept as well.
  private func nextMessage(_ state: inout State) throws -> Message {
    while true {
      if let end = state.pending.firstIndex(of: 0) {
        let bytes = Data(state.pending[..<end])
        state.pending.removeSubrange(...end)
        let message = try JSONDecoder().decode(Message.Head.self, from: bytes)
        if let method = message.method { state.events.append(Event(method: method, message: bytes)) }
        return Message(id: message.id, error: message.error?.message, bytes: bytes)
      }
      var wait = pollfd(fd: fromBrowser.rawValue, events: Int16(POLLIN), revents: 0)
      guard unsafe poll(&wait, 1, DevTools.patience) > 0 else {
        throw Failure(description: "the browser does not answer")
      }
      var buffer = [UInt8](repeating: 0, count: 1 << 16)
      let count = try unsafe buffer.withUnsafeMutableBytes { try unsafe fromBrowser.read(into: $0) }
      guard count > 0 else { throw Failure(description: "the browser has ended") }
      state.pending += buffer[..<count]
    }
  }
}

private struct Message {
  struct Head: Decodable {
    struct Fault: Decodable { let message: String }
    let id: Int?
    let method: String?
    let error: Fault?
  }

  let id: Int?
  let error: String?
  let bytes: Data

  func checked(_ method: String) throws -> Data {
    if let error { throw DevTools.Failure(description: "\(method): \(error)") }
    return bytes
  }
}
