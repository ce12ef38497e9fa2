public import SystemPackage

/// Something that logs are read from.
public enum LogInput: Hashable, Sendable {
  /// A file, or a tar archive or folder with all that is in it.
  case path(FilePath)
  /// An extract that was written from logs before, or a folder of them: only what is named so is read as one.
  case extract(FilePath)
  case standardInput
}

extension [LogInput] {
  /// The inputs in the order in which they are read, whatever order they were given in: paths component
  /// by component in the order of their bytes, as folders are walked; then extracts; the standard input last.
  var inReadingOrder: [LogInput] {
    var paths: [FilePath] = []
    var extracts: [FilePath] = []
    var rest: [LogInput] = []
    for input in self {
      switch input {
      case .path(let path): paths.append(path)
      case .extract(let path): extracts.append(path)
      case .standardInput: rest = [input]
      }
    }
    return paths.inOrder.map { .path($0) } + extracts.inOrder.map { .extract($0) } + rest
  }
}

extension [FilePath] {
  fileprivate var inOrder: [FilePath] {
    map { ($0, key: $0.sortKey) }
      .sorted { $0.key.lexicographicallyPrecedes($1.key, by: { $0.lexicographicallyPrecedes($1) }) }.map(\.0)
  }
}

extension FilePath {
  /// The bytes of the root and of each component.
  fileprivate var sortKey: [[UInt8]] {
    let root = root.map { [Array($0.string.utf8)] } ?? []
    return root + components.map { $0.bytes }
  }
}

extension FilePath.Component {
  /// The name as the file system has it, which need not be UTF-8.
  var bytes: [UInt8] {
    unsafe withPlatformString { name in
      var bytes: [UInt8] = []
      var next = unsafe name
      while unsafe next.pointee != 0 {
        bytes.append(UInt8(bitPattern: unsafe next.pointee))
        unsafe next += 1
      }
      return bytes
    }
  }
}
