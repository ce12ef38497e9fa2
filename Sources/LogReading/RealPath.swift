internal import Glibc
internal import SystemPackage

extension FilePath {
  /// The path without symbolic links on it.
  /// - Throws: the operating system's error.
  func resolved() throws(Errno) -> FilePath {
    guard let text = unsafe withPlatformString({ unsafe realpath($0, nil) }) else {
      throw Errno(rawValue: errno)
    }
    defer { unsafe free(text) }
    return unsafe FilePath(platformString: text)
  }

  /// Whether it leads to what the kernel shows as files, some of which never end, or to devices.
  /// - Throws: the operating system's error.
  func isKernels() throws(Errno) -> Bool {
    let roots: [FilePath] = ["/proc", "/sys", "/dev"]
    if roots.contains(where: { starts(with: $0) }) { return true }
    // They can be shown elsewhere as well.
    let device = try FileStatus(of: self).device
    return roots.dropLast().contains { (try? FileStatus(of: $0).device) == device }
  }
}
