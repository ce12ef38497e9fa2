internal import Glibc
internal import SystemPackage

extension sigaction {
  /// Handles the signals that ask a program to end so: an interrupt, a termination, and a hang-up of the terminal.
  /// Where it was started with one of them ignored, as a job in the background or under nohup is, that stays so.
  /// - Throws: the operating system's error.
  mutating func handleEndings() throws(Errno) {
    for signal in [SIGINT, SIGTERM, SIGHUP] {
      var old = sigaction()
      guard unsafe sigaction(signal, nil, &old) == 0 else { throw Errno(rawValue: errno) }
      guard !old.isIgnored else { continue }
      guard unsafe sigaction(signal, &self, nil) == 0 else { throw Errno(rawValue: errno) }
    }
  }

  private var isIgnored: Bool {
    let ignored = unsafe unsafeBitCast(SIG_IGN, to: Int.self)
    return unsafe unsafeBitCast(__sigaction_handler.sa_handler, to: Int.self) == ignored
  }
}
