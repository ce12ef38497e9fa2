internal import Glibc
internal import SystemPackage

/// The entries of a folder, in the order of their names' bytes.
struct Folder {
  /// What an entry is, after following symbolic links.
  enum EntryKind {
    case file, folder
    /// A pipe, a socket or a device: reading it could block for ever.
    case other
  }

  struct Entry {
    let path: FilePath
    let kind: EntryKind
  }

  /// Tells a folder or file from any other, by whatever path it is reached.
  struct Identity: Hashable {
    private let device: UInt64
    private let inode: UInt64

    init(of path: FilePath) throws(Errno) {
      let status = try Folder.status(of: path)
      device = UInt64(status.st_dev)
      inode = UInt64(status.st_ino)
    }
  }

  let identity: Identity
  /// What is still to be visited, the next one last.
  var remaining: [Entry]

  /// Lists a folder.
  /// - Throws: the operating system's error, where it cannot be listed.
  init(_ path: FilePath) throws(Errno) {
    identity = try Identity(of: path)
    remaining = try Folder.list(path)
      .sorted { $1.name.lexicographicallyPrecedes($0.name) }
      .map { Entry(path: $0.path, kind: $0.kind) }
  }

  /// What a path leads to.
  /// - Throws: the operating system's error, where that cannot be told.
  static func kind(of path: FilePath) throws(Errno) -> EntryKind {
    switch try status(of: path).st_mode & S_IFMT {
    case S_IFREG: .file
    case S_IFDIR: .folder
    default: .other
    }
  }

  private static func status(of path: FilePath) throws(Errno) -> stat {
    var status = stat()
    let result = unsafe path.withPlatformString { unsafe stat($0, &status) }
    guard result == 0 else { throw Errno(rawValue: errno) }
    return status
  }

  private typealias Listed = (name: [UInt8], path: FilePath, kind: EntryKind)

  private static func list(_ path: FilePath) throws(Errno) -> [Listed] {
    guard let stream = unsafe path.withPlatformString({ unsafe opendir($0) }) else {
      throw Errno(rawValue: errno)
    }
    defer { unsafe closedir(stream) }
    var entries: [Listed] = []
    while true {
      errno = 0
      guard let entry = unsafe readdir(stream) else {
        guard errno == 0 else { throw Errno(rawValue: errno) }
        return entries
      }
      let component = unsafe withUnsafePointer(to: &entry.pointee.d_name) { name in
        let start = unsafe UnsafeRawPointer(name).assumingMemoryBound(to: CChar.self)
        return unsafe FilePath.Component(platformString: start)
      }
      guard let component, component.kind == .regular else { continue }
      let place = path.appending(component)
      let type = unsafe Int(entry.pointee.d_type)
      // A dangling link is taken for a file, so that opening it tells what is wrong.
      let kind: EntryKind =
        switch type {
        case Int(DT_REG): .file
        case Int(DT_DIR): .folder
        case Int(DT_LNK), Int(DT_UNKNOWN): (try? Folder.kind(of: place)) ?? .file
        default: .other
        }
      entries.append((component.bytes, place, kind))
    }
  }
}
