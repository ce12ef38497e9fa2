internal import GRDB

/// Why a store cannot be used.
public struct StoreFailure: Error, CustomStringConvertible {
  /// The store's file.
  public let path: String
  /// Whether it was to be written.
  public let isOfWriting: Bool
  /// What is wrong, and what to do.
  public let reason: String

  /// One line that says so.
  public var description: String { "\(path): \(reason)" }

  init(_ path: String, _ reason: String, isOfWriting: Bool) {
    (self.path, self.reason, self.isOfWriting) = (path, reason, isOfWriting)
  }

  init(_ path: String, _ error: any Error, isOfWriting: Bool) {
    if let failure = error as? StoreFailure {
      self = failure
    } else {
      let reason =
        (error as? DatabaseError).map { StoreFailure.reason(of: $0, isOfWriting: isOfWriting) } ?? "\(error)"
      self.init(path, reason, isOfWriting: isOfWriting)
    }
  }

  static let isNoStore = "is no store of retention-trail; name another file"

  private static func reason(of error: DatabaseError, isOfWriting: Bool) -> String {
    switch error.resultCode {
    case .SQLITE_NOTADB: isNoStore
    case .SQLITE_FULL:
      "the disk is full; nothing of what was stored before is lost; make room, and run it again"
    case .SQLITE_IOERR where isOfWriting:
      "cannot be written; nothing of what was stored before is lost; is the disk full, or is there a limit (ulimit -f)?"
    case .SQLITE_CANTOPEN:
      "cannot be opened; its folder must exist, and whoever writes the store must be allowed to write there"
    // SQLite keeps an account of who reads beside the store.
    case .SQLITE_READONLY where !isOfWriting:
      "lies where nothing can be written, and cannot be read there; read a copy"
    case .SQLITE_READONLY, .SQLITE_PERM: "cannot be written; name a store where you may write"
    case .SQLITE_CORRUPT, .SQLITE_CONSTRAINT: "the store is damaged; restore it, or collect into a new one"
    default: "\(error.resultCode): \(error.message ?? "")"
    }
  }
}
