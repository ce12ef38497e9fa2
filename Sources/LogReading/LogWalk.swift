internal import SystemPackage

/// Goes over the files of some inputs, folders with all that is in them, in reading order.
///
/// One listing a level is in memory at a time. In folders, pipes, sockets and devices are left out;
/// symbolic links are followed. A folder is visited once, by whatever path, and so is a file that is named
/// more than once.
struct LogWalk {
  /// A stop of the walk.
  enum Stop {
    case file(FilePath)
    case standardInput
    case unreadable(FilePath, Errno)
  }

  private var inputs: ArraySlice<LogInput>
  private var folders: [Folder] = []
  private var visited: Set<Folder.Identity> = []

  init(_ inputs: [LogInput]) {
    self.inputs = inputs.inReadingOrder[...]
  }

  /// The next stop, or nil after the last.
  mutating func next() -> Stop? {
    while true {
      if let entry = nextEntry() {
        switch entry.kind {
        case .file: return .file(entry.path)
        case .folder: if let stop = enter(entry.path) { return stop }
        case .other: continue
        }
      } else if let input = inputs.popFirst() {
        switch input {
        case .standardInput: return .standardInput
        case .path(let path): if let stop = begin(path) { return stop }
        }
      } else {
        return nil
      }
    }
  }

  private mutating func nextEntry() -> Folder.Entry? {
    while let last = folders.indices.last {
      if let entry = folders[last].remaining.popLast() { return entry }
      folders.removeLast()
    }
    return nil
  }

  /// A path that was named is read even if it is a pipe.
  private mutating func begin(_ path: FilePath) -> Stop? {
    do {
      if try Folder.kind(of: path) == .folder { return enter(path) }
      return visited.insert(try Folder.Identity(of: path)).inserted ? .file(path) : nil
    } catch {
      return .unreadable(path, error)
    }
  }

  private mutating func enter(_ path: FilePath) -> Stop? {
    do {
      let folder = try Folder(path)
      if visited.insert(folder.identity).inserted { folders.append(folder) }
      return nil
    } catch {
      return .unreadable(path, error)
    }
  }
}
