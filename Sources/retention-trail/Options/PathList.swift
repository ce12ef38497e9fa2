internal import LogReading
internal import SystemPackage

/// A list of paths, one a line or with a NUL behind each (as `find -print0` writes them), empty ones left
/// out.
enum PathList {
  /// - Parameter source: a file's path, or `-` for the standard input.
  /// - Throws: the operating system's error.
  static func read(_ source: String) throws -> [LogInput] {
    guard source != "-" else { return try paths(in: .standardInput) }
    let file = try FileDescriptor.open(FilePath(source), .readOnly, options: .closeOnExec)
    return try file.closeAfter { try paths(in: file) }
  }

  private static func paths(in file: FileDescriptor) throws -> [LogInput] {
    var inputs: [LogInput] = []
    var line: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = try file.readPatiently(into: &buffer)
      for byte in buffer[..<count] {
        if byte == UInt8(ascii: "\n") || byte == 0 {
          append(line, to: &inputs)
          line.removeAll(keepingCapacity: true)
        } else {
          line.append(byte)
        }
      }
      guard count > 0 else { break }
    }
    append(line, to: &inputs)
    return inputs
  }

  private static func append(_ line: [UInt8], to inputs: inout [LogInput]) {
    guard !line.isEmpty else { return }
    let units = line.map { CChar(bitPattern: $0) } + [0]
    let path = unsafe units.withUnsafeBufferPointer { units in
      unsafe units.baseAddress.map { unsafe FilePath(platformString: $0) }
    }
    if let path { inputs.append(.path(path)) }
  }
}
