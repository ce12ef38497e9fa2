internal import SystemPackage

/// Goes over the files of some inputs, folders with all that is in them, in reading order.
///
/// One listing a level is in memory at a time. A folder is visited once, by whatever path. A file that is named and
/// lies in a named folder is read twice, which adds evidence at most. What is named is read whatever it is. What is
/// found in a folder is read if it is a file: a pipe or a device could block for ever. A link in a folder is followed
/// to what is in the folder that was named, as whoever wrote it may have had other rights than whoever reads it.
struct LogWalk {
  /// A stop of the walk.
  enum Stop {
    /// A file, and the path without links by which it is opened if it was found in a folder.
    case file(FilePath, found: FilePath?)
    case extract(FilePath, found: FilePath?)
    case standardInput
    case left(FilePath, Reason)
  }

  /// Why something is not read.
  enum Reason: Error {
    case error(Errno)
    case special(FileStatus.Kind)
    /// A link out of the folder that was named.
    case strayLink
    /// A file or folder of the kernel's.
    case kernels
    /// What this run writes.
    case output
    /// What another program writes, and has not finished.
    case unfinished
  }

  private let followsLinks: Bool
  private var inputs: ArraySlice<LogInput>
  /// The folder that was named and is gone over, without links on its path.
  private var root: FilePath?
  /// Whether that folder holds extracts.
  private var isOfExtracts = false
  private var folders: [Folder] = []
  private var visited: Set<FileIdentity> = []

  /// - Parameter followsLinks: whether links in folders are followed wherever they lead to.
  init(_ inputs: [LogInput], followsLinks: Bool) {
    self.inputs = inputs.inReadingOrder[...]
    self.followsLinks = followsLinks
  }

  /// The next stop, or nil after the last.
  mutating func next() -> Stop? {
    while true {
      if let entry = nextEntry() {
        if let stop = visit(entry) { return stop }
      } else if let input = inputs.popFirst() {
        switch input {
        case .standardInput: return .standardInput
        case .path(let path): if let stop = begin(path, isExtract: false) { return stop }
        case .extract(let path): if let stop = begin(path, isExtract: true) { return stop }
        }
      } else {
        return nil
      }
    }
  }

  private mutating func nextEntry() -> Folder.Entry? {
    while let last = folders.indices.last {
      if let entry = folders[last].next() { return entry }
      folders.removeLast()
    }
    return nil
  }

  /// A path that was named is read even if it is a pipe.
  private mutating func begin(_ path: FilePath, isExtract: Bool) -> Stop? {
    isOfExtracts = isExtract
    do throws(Errno) {
      let status = try FileStatus(of: path)
      guard status.kind == .folder else {
        return visited.insert(FileIdentity(status)).inserted ? file(path, found: nil) : nil
      }
      root = try path.resolved()
      return enter(path)
    } catch {
      return .left(path, .error(error))
    }
  }

  private mutating func visit(_ entry: Folder.Entry) -> Stop? {
    let path = entry.path
    guard let kind = entry.kind else { return follow(path) }
    switch kind {
    case .file: return file(path, found: path)
    case .folder:
      // A whole system can be named, with the kernel's files in it.
      if (try? path.isKernels()) == true { return .left(path, .kernels) }
      // Hadoop's programs write there, and take it away when all is written.
      if isOfExtracts, path.lastComponent?.string == "_temporary" { return .left(path, .unfinished) }
      return enter(path)
    case .pipe, .socket, .device: return .left(path, .special(kind))
    }
  }

  /// Visits what a link leads to, or what the listing tells nothing of.
  private mutating func follow(_ path: FilePath) -> Stop? {
    do throws(Errno) {
      let target = try path.resolved()
      if try target.isKernels() { return .left(path, .kernels) }
      guard followsLinks || root.map({ target.starts(with: $0) }) == true else {
        return .left(path, .strayLink)
      }
      switch try FileStatus(of: target).kind {
      case .file: return file(path, found: target)
      case .folder: return enter(path)
      case let kind: return .left(path, .special(kind))
      }
    } catch {
      return .left(path, .error(error))
    }
  }

  /// Of a folder of extracts, as other programs write it, names that begin with a dot or an underscore are none.
  private func file(_ path: FilePath, found: FilePath?) -> Stop? {
    guard isOfExtracts else { return .file(path, found: found) }
    let first = found == nil ? nil : path.lastComponent?.string.utf8.first
    let isMark = first == UInt8(ascii: "_") || first == UInt8(ascii: ".")
    return isMark ? nil : .extract(path, found: found)
  }

  private mutating func enter(_ path: FilePath) -> Stop? {
    do {
      let folder = try Folder(path)
      if visited.insert(folder.identity).inserted { folders.append(folder) }
      return nil
    } catch {
      return .left(path, .error(error))
    }
  }
}
