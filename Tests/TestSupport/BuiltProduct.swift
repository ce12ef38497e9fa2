internal import Glibc
public import SystemPackage

/// The path of an executable of this package, which stands beside the test bundle.
public func builtProduct(_ name: String) -> FilePath {
  var path = [CChar](repeating: 0, count: Int(PATH_MAX))
  let count = unsafe readlink("/proc/self/exe", &path, path.count - 1)
  let bytes = path.prefix(max(count, 0)).map { UInt8(bitPattern: $0) }
  return FilePath(String(decoding: bytes, as: UTF8.self)).removingLastComponent().appending(name)
}
