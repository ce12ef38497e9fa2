internal import RetentionFindings
internal import RetentionModel
/// How the text report is laid out.
public struct TextStyle: Sendable {
  /// Columns, at least 40.
  public var width: Int
  /// Whether each event's places in the input are listed.
  public var showsEvidence: Bool
  /// Whether a terminal reads it that shows colours; without, there is no escape sequence in the text.
  public var isColored: Bool

  /// - Parameters: see the properties.
  public init(width: Int = 80, showsEvidence: Bool = false, isColored: Bool = false) {
    self.width = width
    self.showsEvidence = showsEvidence
    self.isColored = isColored
  }
}
