internal import Glibc
internal import LogReading
internal import SystemPackage

/// What a run was told to read: what is below it and there, it has met.
struct Roots {
  private let roots: [[UInt8]]

  init(_ inputs: [LogInput]) {
    roots = inputs.compactMap { input in
      switch input {
      case .path(let path), .extract(let path): Array(path.string.utf8)
      case .standardInput: nil
      }
    }
  }

  /// Whether a path is one of them, or below one.
  func hold(_ path: String) -> Bool {
    let bytes = Array(path.utf8)
    return roots.contains { root in
      guard bytes.starts(with: root) else { return false }
      return bytes.count == root.count || root.last == UInt8(ascii: "/")
        || bytes[root.count] == UInt8(ascii: "/")
    }
  }

  /// Whether there is anything under a path.
  static func isThere(_ path: String) -> Bool {
    var status = stat()
    return unsafe FilePath(path).withPlatformString { unsafe lstat($0, &status) } == 0
  }
}
