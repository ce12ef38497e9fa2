internal import Foundation
internal import GRDB
internal import Glibc
public import LogReading
public import SystemPackage

/// What readings gave, kept in a file for later ones.
public final class Store: Sendable {
  /// The file.
  public let path: String
  let queue: DatabaseQueue
  private let isWritable: Bool

  /// Opens a store to be read; nobody who writes it is kept waiting, nor waits.
  /// - Parameter path: its file.
  /// - Throws: `StoreFailure`.
  public convenience init(reading path: FilePath) throws {
    try self.init(path.string, isWritable: false, waiting: {})
  }

  /// Opens a store to be written, and makes it where there is none.
  /// - Parameters:
  ///   - path: its file.
  ///   - waiting: is called when another process that writes it has to be waited for.
  /// - Throws: `StoreFailure`.
  public convenience init(writing path: FilePath, waiting: @escaping @Sendable () -> Void) throws {
    try self.init(path.string, isWritable: true, waiting: waiting)
  }

  private init(_ path: String, isWritable: Bool, waiting: @escaping @Sendable () -> Void) throws {
    self.path = path
    self.isWritable = isWritable
    guard isWritable || Roots.isThere(path) else {
      throw StoreFailure(path, "there is no such store; collect makes one", isOfWriting: false)
    }
    do {
      queue = try DatabaseQueue(
        path: path,
        configuration: Store.configuration(path, isWritable: isWritable, waiting: waiting))
      if isWritable { try Schema.make(in: queue) }
    } catch {
      throw StoreFailure(path, error, isOfWriting: isWritable)
    }
  }

  private static func configuration(
    _ path: String, isWritable: Bool, waiting: @escaping @Sendable () -> Void
  ) -> Configuration {
    var configuration = Configuration()
    configuration.readonly = !isWritable
    configuration.allowsUnsafeTransactions = true
    configuration.busyMode = .callback { tries in
      if tries == 10 { waiting() }
      usleep(20_000)
      return true
    }
    configuration.prepareDatabase { db in
      if let objection = try Schema.objection(to: db, isNew: isWritable) {
        throw StoreFailure(path, objection, isOfWriting: isWritable)
      }
      guard isWritable else { return }
      if let objection = try Schema.turnWriteAheadOn(db, waiting: waiting) {
        throw StoreFailure(path, objection, isOfWriting: true)
      }
      try db.execute(sql: "PRAGMA synchronous = FULL")
    }
    return configuration
  }

  /// The files of the store, which are no logs.
  public var files: Set<FileIdentity> {
    Set(["", "-wal", "-shm"].compactMap { try? FileIdentity(of: FilePath(path + $0)) })
  }

  /// Does something with the database, alone.
  /// - Throws: `StoreFailure` for what SQLite says, else what `body` throws.
  func withDatabase<Result>(_ body: (Database) throws -> Result) throws -> Result {
    do {
      return try queue.writeWithoutTransaction(body)
    } catch let error as DatabaseError {
      throw StoreFailure(path, error, isOfWriting: isWritable)
    }
  }
}

extension Row {
  // A file may say that it is a store and hold anything.

  /// A whole number.
  /// - Throws: where the column holds anything else.
  func number(_ column: Int) throws -> Int64 {
    guard let number = try numberIfAny(column) else { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
    return number
  }

  /// A whole number, nil for null.
  /// - Throws: where the column holds anything else.
  func numberIfAny(_ column: Int) throws -> Int64? {
    switch (self[column] as DatabaseValue).storage {
    case .int64(let number): number
    case .null: nil
    default: throw DatabaseError(resultCode: .SQLITE_CORRUPT)
    }
  }

  /// Bytes, or a text's, nil for null.
  /// - Throws: where the column holds a number.
  func bytesIfAny(_ column: Int) throws -> [UInt8]? {
    switch (self[column] as DatabaseValue).storage {
    case .blob(let bytes): [UInt8](bytes)
    case .string(let text): Array(text.utf8)
    case .null: nil
    default: throw DatabaseError(resultCode: .SQLITE_CORRUPT)
    }
  }

  /// Bytes, or a text's.
  /// - Throws: where the column holds anything else.
  func bytes(_ column: Int) throws -> [UInt8] {
    guard let bytes = try bytesIfAny(column) else { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
    return bytes
  }
}

extension [UInt8] {
  /// As SQLite takes them.
  var data: Data { Data(self) }
}
