internal import Glibc
public import RetentionModel
public import SystemPackage

/// Reads logs from files, tar archives, folders and the standard input, several of them at a time.
///
/// One bad file never stops the reading: what was read before the fault counts, and the fault is in the
/// tally. The result does not depend on the number of threads, nor on the order of the inputs. Files are read on
/// threads of the reader's own, so that a pipe that gives nothing keeps no other task waiting.
public struct LogReader: Sendable {
  /// How many files are read at the same time; values above the core count do not help.
  public var threads: Int
  /// The services whose calls are looked for.
  public var services = RetentionService.all
  /// The most bytes of a record that is examined, or of what carries it; 16 MiB unless set. A larger one is a problem.
  public var maxRecordSize = 16 << 20
  /// Whether the records' own bytes are wanted.
  public var keepsBytes = false
  /// Whether batches tell which inputs end with them, and the SHA-256 of each.
  public var tellsInputs = false
  /// Whether symbolic links in folders are followed wherever they lead to, and not only to what is in the folder
  /// that was named. What the kernel shows as files is never read through a link.
  public var followsLinks = false
  /// The files that are not read because the run writes them: it would read its own output without end.
  public var excluded: Set<FileIdentity> = []
  /// By what other name evidence tells of what is read; nil for its own.
  public var source: Source?
  /// Says of each file whether it is passed over, since what it holds is known; nil where all are read. It is asked on
  /// the threads that read.
  public var isKnown: (@Sendable (ListedFile) -> Bool)?
  /// Gives what takes the plain bytes of each file as well, by its path; nil where nobody wants them. It is called on
  /// threads that read. What is not read to its end has no end.
  package var plainFiles: (@Sendable (_ path: String) -> any PlainFile)?
  /// The beginnings by which an input that grows is known. Where there are any, or an empty set, each batch tells how far
  /// its input was read; nil where nobody wants to know.
  package var beginnings: Set<Beginning>?
  /// Is told how far the reading is.
  public var progress: ReadingProgress?

  /// A name for where an input comes from, so that it is told of by the same paths wherever it is read.
  public struct Source: Sendable {
    private let root: String
    private let name: String

    /// - Parameters:
    ///   - input: the input whose paths begin anew.
    ///   - name: what stands in the place of its own.
    public init(_ input: LogInput, name: String) {
      switch input {
      case .path(let path), .extract(let path): root = path.string
      case .standardInput: root = "-"
      }
      self.name = name
    }

    /// The path by which something of the input is told.
    func path(_ path: String) -> String {
      path.utf8.starts(with: root.utf8)
        ? name + String(decoding: path.utf8.dropFirst(root.utf8.count), as: UTF8.self) : path
    }
  }

  /// The path by which something is told that is read from another.
  func told(_ path: String) -> String { source?.path(path) ?? path }

  /// The path by which something is told that is read from another.
  func told(_ path: FilePath) -> FilePath { source.map { FilePath($0.path(path.string)) } ?? path }

  /// - Parameter threads: at least 1; nil for as many as there are processors.
  public init(threads: Int? = nil) {
    self.threads = max(threads ?? sysconf(Int32(_SC_NPROCESSORS_ONLN)), 1)
  }

  /// Reads everything.
  /// - Parameters:
  ///   - inputs: what is to be read, in any order.
  ///   - sink: is given the batches in reading order, one at a time, as soon as they are read. It is called on a thread
  ///     that reads, and reading waits for it.
  /// - Returns: the tally. `duplicates` is left to the caller.
  /// - Throws: what the sink throws, which ends the reading; else `CancellationError` where the task is
  ///   cancelled before everything is read.
  public func read(
    _ inputs: [LogInput], sink: @escaping @Sendable (Batch) throws -> Void
  ) async throws -> InputTally {
    try await Reading(of: inputs, options: self, sink: sink).run()
  }

  /// Reads everything, batch by batch, in reading order.
  /// - Parameter inputs: what is to be read, in any order.
  public func batches(of inputs: [LogInput]) -> Batches {
    Batches { try await read(inputs, sink: $0) }
  }

  /// Reads one input that grows, and gives what it holds as soon as its bytes have come.
  /// - Parameters:
  ///   - descriptor: a pipe or a file, opened and closed by the caller.
  ///   - interruption: the reading ends when this can be read, as a signal's handler can bring about; what is not
  ///     complete then is left, and is no problem.
  public func batches(
    following descriptor: FileDescriptor, until interruption: FileDescriptor? = nil
  ) -> Batches {
    Batches { sink in
      if isExcluded(descriptor) {
        return try tell(unread: InputTally.Problem(outputAt: "-"), sink)
      }
      let cancellation = Cancellation()
      let interruptions = [interruption].compactMap(\.self) + cancellation.descriptors
      return try await cancellation.run {
        var reader = FileReader(self, cancellation)
        return try reader.read(descriptor, path: "-", until: interruptions, deliver: sink)
      }
    }
  }
}
