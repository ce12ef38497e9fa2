internal import Glibc
public import SystemPackage

/// Tells a file or folder from any other, by whatever path it is reached.
public struct FileIdentity: Hashable, Sendable {
  private let device: UInt64
  private let inode: UInt64

  /// - Throws: the operating system's error.
  public init(of path: FilePath) throws(Errno) {
    self.init(try FileStatus(of: path))
  }

  /// - Throws: the operating system's error.
  public init(of descriptor: FileDescriptor) throws(Errno) {
    self.init(try FileStatus(of: descriptor))
  }

  init(_ status: FileStatus) {
    device = status.device
    inode = UInt64(status.raw.st_ino)
  }
}

/// What the system tells of a file, after following symbolic links.
struct FileStatus {
  /// What a file can be.
  enum Kind: String {
    case file, folder, pipe, socket, device
  }

  fileprivate let raw: stat

  init(of path: FilePath) throws(Errno) {
    var status = stat()
    guard unsafe path.withPlatformString({ unsafe stat($0, &status) }) == 0 else {
      throw Errno(rawValue: errno)
    }
    raw = status
  }

  init(of descriptor: FileDescriptor) throws(Errno) {
    var status = stat()
    guard unsafe fstat(descriptor.rawValue, &status) == 0 else { throw Errno(rawValue: errno) }
    raw = status
  }

  var kind: Kind { Kind(mode: raw.st_mode) }

  /// The file system that it is on.
  var device: UInt64 { UInt64(raw.st_dev) }

  /// How many bytes a file has.
  var size: Int { Int(raw.st_size) }

  /// When its bytes were last written, in nanoseconds since 1970, as far as the file's owner did not set that.
  var modified: Int64 {
    Int64(raw.st_mtim.tv_sec).multipliedReportingOverflow(by: 1_000_000_000).partialValue
      &+ Int64(raw.st_mtim.tv_nsec)
  }

  /// What is known of an open file; nil for what is none, such as a pipe.
  init?(ofFile descriptor: FileDescriptor) {
    guard let status = try? FileStatus(of: descriptor), status.kind == .file else { return nil }
    self = status
  }
}

extension FileStatus.Kind {
  fileprivate init(mode: mode_t) {
    self =
      switch mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .folder
      case S_IFIFO: .pipe
      case S_IFSOCK: .socket
      default: .device
      }
  }

  /// What a listing says of an entry that is no link; nil where it says nothing.
  init?(listed type: Int) {
    switch type {
    case Int(DT_REG): self = .file
    case Int(DT_DIR): self = .folder
    case Int(DT_FIFO): self = .pipe
    case Int(DT_SOCK): self = .socket
    case Int(DT_CHR), Int(DT_BLK): self = .device
    default: return nil
    }
  }
}

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
