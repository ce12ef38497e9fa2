public import RecordScanner

/// Where in the input a record stands.
public struct Evidence: Hashable, Comparable, Sendable {
  /// The file as it was named or found, `-` for the standard input.
  public let path: String
  /// Where in the file.
  public let position: Record.Position

  /// - Parameters: see the properties.
  public init(path: String, position: Record.Position) {
    self.path = path
    self.position = position
  }

  /// By path, then by the place in the file.
  public static func < (a: Evidence, b: Evidence) -> Bool {
    let (first, second) = (ExactText(a.path), ExactText(b.path))
    return first == second ? a.position.record < b.position.record : first < second
  }
}
