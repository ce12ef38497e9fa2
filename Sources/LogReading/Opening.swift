internal import SystemPackage

// How files are opened, so that none is read that must not be.

extension LogReader {
  /// Opens a file; one that was found in a folder can have become a pipe or a link meanwhile. Nothing waits for whoever
  /// writes to a pipe that was named: whoever reads it does.
  func open(_ path: FilePath, found: FilePath?) throws(LogWalk.Reason) -> FileDescriptor {
    let options: FileDescriptor.OpenOptions = [.closeOnExec, .nonBlocking]
    let file: FileDescriptor
    do {
      file = try FileDescriptor.open(
        found ?? path, .readOnly, options: found == nil ? options : options.union(.noFollow))
    } catch {
      throw .error(error as? Errno ?? .ioError)
    }
    do {
      try check(file, isFound: found != nil)
    } catch {
      try? file.close()
      throw error
    }
    return file
  }

  /// Looks at what was opened, once for all that is asked of it.
  private func check(_ file: FileDescriptor, isFound: Bool) throws(LogWalk.Reason) {
    guard isFound || !excluded.isEmpty else { return }
    let status: FileStatus
    do {
      status = try FileStatus(of: file)
    } catch {
      throw .error(error)
    }
    if isFound, status.kind != .file { throw .special(status.kind) }
    if excluded.contains(FileIdentity(status)) { throw .output }
  }

  /// Whether what is open already must not be read.
  func isExcluded(_ file: FileDescriptor) -> Bool {
    guard !excluded.isEmpty, let identity = try? FileIdentity(of: file) else { return false }
    return excluded.contains(identity)
  }
}
