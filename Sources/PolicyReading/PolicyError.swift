internal import RetentionModel
internal import Yams

/// Why a text is not a valid policy, and where.
public struct PolicyError: Error, Hashable, CustomStringConvertible {
  /// The line, from 1.
  public let line: Int
  /// The character in the line, from 1; nil if only the line is known.
  public let column: Int?
  /// What is wrong; any text quoted from the policy is shortened and printable.
  public let message: String

  /// - Parameters: see the properties.
  public init(line: Int, column: Int? = nil, message: String) {
    self.line = line
    self.column = column
    self.message = message
  }

  /// - Parameter mark: the position; Yams marks every node that it reads.
  init(_ mark: Mark?, _ message: String) {
    self.init(line: mark?.line ?? 1, column: mark?.column, message: message)
  }

  /// `line 7: …`
  public var description: String { "line \(line): \(message)" }
}

extension String {
  /// The beginning of a text from a policy, safe to print.
  var quoted: String {
    let start = unicodeScalars.prefix(60)
    let isWhole = start.endIndex == unicodeScalars.endIndex
    return "`\(String(start).printable)\(isWhole ? "" : "…")`"
  }
}
