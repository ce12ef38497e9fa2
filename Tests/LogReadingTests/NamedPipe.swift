import Glibc
import SystemPackage
import TestSupport

/// A pipe that has a path, to be read as a file is.
struct NamedPipe {
  let path: FilePath

  init(_ name: String, in folder: TemporaryFolder) throws {
    path = folder.path.appending(name)
    guard unsafe path.withPlatformString({ unsafe mkfifo($0, 0o600) }) == 0 else {
      throw Errno(rawValue: errno)
    }
  }

  /// Opens it for writing; nil while nobody reads it.
  func opened() -> FileDescriptor? {
    try? FileDescriptor.open(path, .writeOnly, options: [.nonBlocking, .closeOnExec])
  }

  /// Waits until somebody reads it, and opens it for writing.
  func openedWhenRead() async -> FileDescriptor {
    while true {
      if let end = opened() { return end }
      await Task.yield()
    }
  }

  /// Waits until nobody reads it.
  func closed() async throws {
    while let end = opened() {
      try end.close()
      await Task.yield()
    }
  }
}
