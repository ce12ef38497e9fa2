import CZlib
import Glibc

/// The least that reading gzip files takes: open, read, zlib's inflate with its own CRC-32, close; what comes out is
/// thrown away. Takes files, and folders with all that is in them.
@main
struct BareInflate {
  static func main() {
    var loop = BareInflate()
    for argument in CommandLine.arguments.dropFirst() {
      if argument == "-" { loop.inflateFile(STDIN_FILENO) } else { loop.walk(argument) }
    }
    inflateEnd(loop.stream)
    print("\(loop.files) files, \(loop.bytes) bytes")
  }

  private let stream: UnsafeMutablePointer<z_stream>
  private let input = UnsafeMutablePointer<UInt8>.allocate(capacity: 64 << 10)
  private let output = UnsafeMutablePointer<UInt8>.allocate(capacity: 256 << 10)
  private var files = 0
  private var bytes = 0

  private init() {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    precondition(czlib_inflateInit2(stream, MAX_WBITS + 16) == Z_OK)
  }

  private mutating func walk(_ path: String) {
    guard let folder = opendir(path) else {
      let file = open(path, O_RDONLY)
      guard file >= 0 else { return perror(path) }
      inflateFile(file)
      close(file)
      return
    }
    defer { closedir(folder) }
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        String(cString: UnsafeRawPointer($0).assumingMemoryBound(to: CChar.self))
      }
      if name != ".", name != ".." { walk(path + "/" + name) }
    }
  }

  private mutating func inflateFile(_ file: Int32) {
    files += 1
    inflateReset(stream)
    while true {
      let count = read(file, input, 64 << 10)
      guard count > 0 else { return }
      stream.pointee.next_in = input
      stream.pointee.avail_in = UInt32(count)
      repeat {
        stream.pointee.next_out = output
        stream.pointee.avail_out = 256 << 10
        let status = inflate(stream, Z_NO_FLUSH)
        bytes += (256 << 10) - Int(stream.pointee.avail_out)
        if status == Z_STREAM_END {
          inflateReset(stream)
        } else if status < 0, status != Z_BUF_ERROR {
          return
        }
      } while stream.pointee.avail_out == 0 || stream.pointee.avail_in > 0
    }
  }
}
