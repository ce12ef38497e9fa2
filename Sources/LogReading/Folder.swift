internal import Glibc
internal import SystemPackage

/// The entries of a folder, in the order of their names' bytes.
struct Folder {
  struct Entry {
    let path: FilePath
    /// What it is; nil for a symbolic link, or where the listing does not say.
    let kind: FileStatus.Kind?
  }

  let identity: FileIdentity
  /// What is still to be visited, the next one last.
  var remaining: [Entry]

  /// Lists a folder.
  /// - Throws: the operating system's error, where it cannot be listed.
  init(_ path: FilePath) throws(Errno) {
    identity = try FileIdentity(of: path)
    remaining = try Folder.list(path)
      .sorted { $1.name.lexicographicallyPrecedes($0.name) }
      .map { Entry(path: $0.path, kind: $0.kind) }
  }

  private typealias Listed = (name: [UInt8], path: FilePath, kind: FileStatus.Kind?)

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
      let kind = FileStatus.Kind(listed: unsafe Int(entry.pointee.d_type))
      entries.append((component.bytes, path.appending(component), kind))
    }
  }
}
