internal import Glibc

/// The terminal that the output goes to, if it does.
enum Terminal {
  /// Whether the standard output is one.
  static var isOutput: Bool { isatty(STDOUT_FILENO) != 0 }

  /// Columns for text: the terminal's, but no fewer than 80; 80 where the output goes elsewhere.
  static var width: Int {
    var size = winsize()
    guard isOutput, unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 else { return 80 }
    return max(Int(size.ws_col), 80)
  }
}
