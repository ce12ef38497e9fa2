internal import Glibc
internal import Synchronization

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

  private static func write(_ text: String) {
    var text = text
    text.withUTF8 { bytes in _ = unsafe Glibc.write(STDERR_FILENO, bytes.baseAddress, bytes.count) }
  }
}
