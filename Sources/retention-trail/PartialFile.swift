internal import Glibc
internal import SystemPackage

/// The file that an output is written to until it is complete: `.NAME.RANDOM.partial`, beside it.
///
/// An interrupt, a termination or a hang-up removes it; only a kill or a crash of the machine leaves it.
struct PartialFile: Sendable {
  /// The path as the handler of the signals needs it, which may call no more than the system; never freed.
  nonisolated(unsafe) private static var doomed: UnsafeMutablePointer<CChar>?

  let path: FilePath
  let descriptor: FileDescriptor

  /// Creates one that none but the owner may read, as the reports are made of logs.
  /// - Throws: the operating system's error.
  init(beside target: FilePath) throws {
    let random = String(UInt64.random(in: 0 ... .max), radix: 36)
    path = PartialFile.folder(of: target).appending("\(PartialFile.prefix(of: target))\(random).partial")
    descriptor = try FileDescriptor.open(
      path, .writeOnly, options: [.create, .exclusiveCreate, .closeOnExec], permissions: .ownerReadWrite)
    PartialFile.removeIfEnded(path)
  }

  /// The names of those that stand beside a file, left by other runs or still being written by them.
  static func leftovers(beside target: FilePath) -> [String] {
    let folder = folder(of: target)
    let path = folder.isEmpty ? "." : folder
    guard let stream = unsafe path.withPlatformString({ unsafe opendir($0) }) else { return [] }
    defer { unsafe closedir(stream) }
    let prefix = prefix(of: target)
    var names: [String] = []
    while let entry = unsafe readdir(stream) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { name in
        unsafe String(cString: UnsafeRawPointer(name).assumingMemoryBound(to: CChar.self))
      }
      if name.utf8.starts(with: prefix.utf8), name.utf8.reversed().starts(with: ".partial".utf8.reversed()) {
        names.append(name)
      }
    }
    return names.sorted()
  }

  /// Gives the file its name. One that is replaced leaves its permissions to it.
  ///
  /// A link, unlike a renaming, never takes the place of another file; where the file system has no links,
  /// what was there when the run began must do.
  /// - Returns: whether it has the name now; else `errno` says why not.
  func publish(as target: FilePath, overwriting: Bool) -> Bool {
    guard fsync(descriptor.rawValue) == 0 else { return false }
    return unsafe path.withPlatformString { old in
      unsafe target.withPlatformString { new in
        if overwriting {
          var status = stat()
          if unsafe stat(new, &status) == 0 { _ = fchmod(descriptor.rawValue, status.st_mode & 0o777) }
        } else {
          if unsafe link(old, new) == 0 { return unsafe unlink(old) == 0 }
          if errno != EPERM, errno != EOPNOTSUPP { return false }
        }
        return unsafe rename(old, new) == 0
      }
    }
  }

  func remove() {
    _ = unsafe path.withPlatformString { unsafe unlink($0) }
  }

  private static func folder(of target: FilePath) -> FilePath { target.removingLastComponent() }

  /// What the names begin with; no longer than a file system takes with the rest.
  private static func prefix(of target: FilePath) -> String {
    let name = target.lastComponent?.string ?? "output"
    return ".\(String(decoding: name.utf8.prefix(200), as: UTF8.self))."
  }

  /// Removes a file when a signal comes that asks the program to end, which then ends it as ever.
  private static func removeIfEnded(_ file: FilePath) {
    unsafe doomed = unsafe file.withPlatformString { unsafe strdup($0) }
    var action = sigaction()
    unsafe action.__sigaction_handler.sa_handler = { signal in
      if let path = unsafe PartialFile.doomed { unsafe unlink(path) }
      raise(signal)
    }
    // The standard action is back before the handler runs, and takes the signal that it raises once it is over.
    action.sa_flags = Int32(bitPattern: UInt32(SA_RESETHAND))
    // Without a handler the file would be left, which is no reason not to write it.
    try? action.handleEndings()
  }
}
