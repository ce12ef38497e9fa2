internal import Glibc
internal import SystemPackage

/// Turns the signals that ask the program to end into something that can be waited for beside an input.
enum Interruption {
  /// The end of the pipe that the handler writes to; -1 before there is one.
  nonisolated(unsafe) private static var wake: Int32 = -1

  /// Takes the signals over, once: a second one ends the program as ever.
  /// - Returns: a descriptor that can be read when one of them has come.
  /// - Throws: the operating system's error.
  static func begin() throws -> FileDescriptor {
    let pipe = try FileDescriptor.pipe()
    unsafe wake = pipe.writeEnd.rawValue
    var action = sigaction()
    unsafe action.__sigaction_handler.sa_handler = { _ in
      var byte: UInt8 = 0
      _ = unsafe Glibc.write(Interruption.wake, &byte, 1)
    }
    action.sa_flags = Int32(bitPattern: UInt32(SA_RESETHAND)) | SA_RESTART
    try action.handleEndings()
    return pipe.readEnd
  }
}

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
