internal import Synchronization
internal import SystemPackage

/// The last line of the terminal that messages go to. It is drawn over and over, and gives way to whatever else is
/// written.
final class StatusLine: Sendable {
  /// The only one; a terminal has but one last line.
  static let shared = StatusLine()
  private let isShown = Mutex(false)

  private init() {}

  /// Shows a text, instead of the one before.
  func show(_ text: String) {
    isShown.withLock { isShown in
      StatusLine.write("\r\(text)\u{1b}[K")
      isShown = true
    }
  }

  /// Takes it away.
  func hide() {
    giveWay(to: "")
  }

  /// Writes a message in its place.
  func giveWay(to message: String) {
    giveWay { StatusLine.write(message) }
  }

  /// Has something written on the terminal while the line is not there.
  func giveWay(to write: () -> Void) {
    isShown.withLock { isShown in
      if isShown { StatusLine.write("\r\u{1b}[K") }
      isShown = false
      write()
    }
  }

  /// There is nowhere to say that this failed.
  private static func write(_ text: String) {
    try? FileDescriptor.standardError.writePatiently(Array(text.utf8))
  }
}
