internal import RetentionFindings
internal import RetentionModel
internal import Yams

/// Why a text is no policy, and where that shows.
public struct PolicyError: Error, Hashable, CustomStringConvertible {
  /// The line, from 1 on.
  public let line: Int
  /// The character of the line, from 1 on; nil where the line is all that is known.
  public let column: Int?
  /// What is wrong; text of the policy in it is printable, and not long.
  public let message: String

  /// - Parameters: see the properties.
  public init(line: Int, column: Int? = nil, message: String) {
    self.line = line
    self.column = column
    self.message = message
  }

  /// - Parameter mark: where it shows; Yams gives every node that it reads one.
  init(_ mark: Mark?, _ message: String) {
    self.init(line: mark?.line ?? 1, column: mark?.column, message: message)
  }

  /// `line 7: …`
  public var description: String { "line \(line): \(message)" }
}

extension String {
  /// The beginning of a text from a policy, fit to be shown.
  var quoted: String {
    let start = unicodeScalars.prefix(60)
    let isWhole = start.endIndex == unicodeScalars.endIndex
    return "`\(String(start).printable)\(isWhole ? "" : "…")`"
  }
}
