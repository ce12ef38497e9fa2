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

  init(_ place: Place, _ message: String) {
    self.init(line: place.line, column: place.column, message: message)
  }

  /// `line 7: …`
  public var description: String { "line \(line): \(message)" }
}
