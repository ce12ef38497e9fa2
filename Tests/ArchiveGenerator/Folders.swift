import Glibc
import SystemPackage

/// Folders, which swift-system does not make or list.
enum Folders {
  /// Makes a folder and those it lies in.
  static func make(_ folder: FilePath) throws(ArchiveError) {
    if unsafe mkdir(folder.string, 0o755) == 0 || errno == EEXIST { return }
    let parent = folder.removingLastComponent()
    if errno != ENOENT || parent == folder || parent.isEmpty {
      throw .folderNotMade(folder.string)
    }
    try make(parent)
    if unsafe mkdir(folder.string, 0o755) != 0 && errno != EEXIST {
      throw .folderNotMade(folder.string)
    }
  }

  /// Throws unless the folder is absent or empty.
  static func requireEmpty(_ folder: FilePath) throws(ArchiveError) {
    guard let listing = unsafe opendir(folder.string) else {
      if errno == ENOENT { return }
      throw .folderNotMade(folder.string)
    }
    defer { unsafe closedir(listing) }
    var entries = 0
    while unsafe readdir(listing) != nil { entries += 1 }
    if entries > 2 { throw .folderNotEmpty(folder.string) }
  }
}
