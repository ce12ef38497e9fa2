internal import Glibc
internal import RetentionReports

/// The terminal, where the standard streams are one.
enum Terminal {
  /// Whether the standard input is one.
  static var isInput: Bool { isatty(STDIN_FILENO) != 0 }

  /// Whether the standard output is one.
  static var isOutput: Bool { isatty(STDOUT_FILENO) != 0 }

  /// Columns for text: the terminal's, but no fewer than 80; 80 where the output goes elsewhere.
  static var width: Int { max(columns(of: STDOUT_FILENO) ?? 80, 80) }

  /// Columns of the terminal that messages go to.
  static var messageWidth: Int { columns(of: STDERR_FILENO) ?? 80 }

  /// Whether a line can be drawn over where messages go.
  static var canRedrawMessages: Bool { isatty(STDERR_FILENO) != 0 && obeysEscapes }

  /// Whether the terminal knows escape sequences, as all do that do not say otherwise.
  static var obeysEscapes: Bool { environment("TERM").map { $0 != "dumb" } ?? false }

  /// Whether the user wants no colour from any program (https://no-color.org).
  static var wantsNoColor: Bool { environment("NO_COLOR").map { !$0.isEmpty } ?? false }

  /// Nil for what is no terminal, or does not tell its size.
  private static func columns(of descriptor: Int32) -> Int? {
    var size = winsize()
    guard isatty(descriptor) != 0, unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0
    else { return nil }
    return Int(size.ws_col)
  }

  private static func environment(_ name: String) -> String? {
    unsafe getenv(name).map { unsafe String(cString: $0) }
  }
}

extension [UInt8] {
  /// Lines of JSON, with what a terminal would obey spelled as escapes; it can only stand inside strings.
  var tame: [UInt8] {
    split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: true).flatMap { line in
      Array(String(decoding: line, as: UTF8.self).jsonEscapingTreacherous.utf8) + [UInt8(ascii: "\n")]
    }
  }
}
