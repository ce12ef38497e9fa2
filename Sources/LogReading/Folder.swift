internal import Glibc
internal import RetentionModel
internal import SystemPackage

/// The entries of a folder, in the order of their names' bytes.
///
/// A path is made of an entry when it is its turn: there can be millions.
struct Folder {
  struct Entry {
    let path: FilePath
    /// What it is; nil for a symbolic link, or where the listing does not say.
    let kind: FileStatus.Kind?
  }

  let identity: FileIdentity
  private let path: FilePath
  private var names = PackedTexts()
  private var kinds: [FileStatus.Kind?] = []
  /// The numbers of what is still to be visited, the next one last.
  private var remaining: [Int32] = []

  /// Lists a folder.
  /// - Throws: the operating system's error, where it cannot be listed.
  init(_ path: FilePath) throws(Errno) {
    identity = try FileIdentity(of: path)
    self.path = path
    try list()
    let names = names
    remaining = kinds.indices.map { Int32($0) }.sorted { names.precedes(Int($1), Int($0)) }
  }

  /// Takes the next entry; nil behind the last.
  mutating func next() -> Entry? {
    while let number = remaining.popLast() {
      let name = names.terminated(Int(number)).map { CChar(bitPattern: $0) }
      guard let component = FilePath.Component(platformString: name) else { continue }
      return Entry(path: path.appending(component), kind: kinds[Int(number)])
    }
    return nil
  }

  private mutating func list() throws(Errno) {
    guard let stream = unsafe path.withPlatformString({ unsafe opendir($0) }) else {
      throw Errno(rawValue: errno)
    }
    defer { unsafe closedir(stream) }
    while true {
      errno = 0
      guard let entry = unsafe readdir(stream) else {
        guard errno == 0 else { throw Errno(rawValue: errno) }
        return
      }
      unsafe withUnsafePointer(to: &entry.pointee.d_name) { name in
        let start = unsafe UnsafeRawPointer(name).assumingMemoryBound(to: CChar.self)
        let bytes = unsafe UnsafeRawBufferPointer(start: start, count: strlen(start))
        if unsafe !bytes.elementsEqual(".".utf8), unsafe !bytes.elementsEqual("..".utf8) {
          unsafe names.append(bytes)
          kinds.append(FileStatus.Kind(listed: unsafe Int(entry.pointee.d_type)))
        }
      }
    }
  }
}
