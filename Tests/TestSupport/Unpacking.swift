public import Gunzip
public import Untar

/// All that a reader gave for an archive, file by file.
public struct Unpacking: Equatable, Sendable {
  /// A file of the archive.
  public struct File: Equatable, Sendable {
    /// Its name.
    public let name: String
    /// Its bytes.
    public let bytes: [UInt8]
    /// Whether all of them were there.
    public var isWhole = true
    /// Whether it stands behind a fault.
    public var isAfterFault = false

    /// A whole file.
    /// - Parameters:
    ///   - name: its name.
    ///   - bytes: its bytes.
    public init(name: String, bytes: [UInt8]) {
      self.name = name
      self.bytes = bytes
    }
  }

  /// The files, in their order.
  public private(set) var files: [File] = []
  /// What is not read, and why.
  public private(set) var unread: [String] = []
  /// What is wrong with the archive.
  public private(set) var faults: [TarFault] = []
  /// What is wrong with its gzip data.
  public private(set) var damages: [GunzipError] = []

  /// The files' names.
  public var names: [String] { files.map(\.name) }
  /// What is wrong, without the places.
  public var reasons: [TarFault.Reason] { faults.map(\.reason) }

  /// Reads an archive from memory.
  /// - Parameters:
  ///   - archive: its bytes, plain or in gzip data.
  ///   - windowSize: the most bytes in a window.
  ///   - readSize: the most bytes that one read asks for.
  ///   - given: how many bytes are read before it is known to be an archive.
  ///   - readsAhead: whether it is read as a file is.
  public init(
    _ archive: [UInt8], windowSize: Int = 256 << 10, readSize: Int = 64 << 10, given: Int = 0,
    readsAhead: Bool = false
  ) {
    var input = GunzipReader(windowSize: windowSize, readSize: readSize)
    input.open(ByteSource(Array(archive.dropFirst(given)), readsAhead: readsAhead))
    let reader = TarReader()
    reader.open(afterReading: Array(archive.prefix(given)), &input)
    while let part = reader.next() {
      switch part {
      case .file(let name):
        var file: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: readSize)
        let isAfterFault = reader.isAfterFault
        var count = reader.read(into: &buffer, 0..<readSize)
        while let got = count, got > 0 {
          file += buffer.prefix(got)
          count = reader.read(into: &buffer, 0..<readSize)
        }
        var told = File(name: name, bytes: file)
        told.isWhole = count == 0
        told.isAfterFault = isAfterFault
        files.append(told)
      case .unread(let name, let reason): unread.append("\(name): \(reason)")
      case .fault(let fault): faults.append(fault)
      case .damage(let error): damages.append(error)
      }
    }
  }
}
