internal import Glibc
internal import SystemPackage

/// The file that an output is written to until it is complete: an interrupt or a termination removes it.
enum PartialFile {
  /// The path as the handler of the signals needs it, which may call no more than the system; never freed.
  nonisolated(unsafe) private static var path: UnsafeMutablePointer<CChar>?

  /// Removes a file when SIGINT or SIGTERM comes, which then end the program as ever. Where it was started with
  /// one of them ignored, as a job in the background is, that stays so.
  static func removeIfInterrupted(_ file: FilePath) {
    unsafe path = unsafe file.withPlatformString { unsafe strdup($0) }
    var action = sigaction()
    unsafe action.__sigaction_handler.sa_handler = { signal in
      if let path = unsafe PartialFile.path { unsafe unlink(path) }
      raise(signal)
    }
    // The standard action is back before the handler runs, and takes the signal that it raises once it is over.
    action.sa_flags = Int32(bitPattern: UInt32(SA_RESETHAND))
    for signal in [SIGINT, SIGTERM] {
      var old = sigaction()
      guard unsafe sigaction(signal, nil, &old) == 0, !old.isIgnored else { continue }
      _ = unsafe sigaction(signal, &action, nil)
    }
  }
}

extension sigaction {
  fileprivate var isIgnored: Bool {
    let ignored = unsafe unsafeBitCast(SIG_IGN, to: Int.self)
    return unsafe unsafeBitCast(__sigaction_handler.sa_handler, to: Int.self) == ignored
  }
}
