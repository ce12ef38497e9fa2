/// How the text report is laid out.
public struct TextStyle: Sendable {
  /// How much is said of each entry of a history.
  public enum Detail: Sendable {
    /// All of a short history; of a long one a line an entry.
    case fitting
    /// A line an entry.
    case compact
    /// All that is known.
    case full
  }

  /// Columns, at least 40.
  public var width: Int
  /// Whether each event's places in the input are listed.
  public var showsEvidence: Bool
  /// Whether a terminal reads it that shows colours; without, there is no escape sequence in the text.
  public var isColored: Bool
  /// How much is said of each entry of a history.
  public var detail: Detail
  /// Whether paths that are longer than a line are cut where it ends, as a terminal would cut them at its margin; elsewhere
  /// a path can be searched for and copied.
  public var cutsPaths = true
  /// Whether each view of the settings is listed, rather than how many there were.
  public var showsViews: Bool

  /// - Parameters: see the properties.
  public init(
    width: Int = 80, showsEvidence: Bool = false, isColored: Bool = false, detail: Detail = .fitting,
    showsViews: Bool = false
  ) {
    self.width = width
    self.showsEvidence = showsEvidence
    self.isColored = isColored
    self.detail = detail
    self.showsViews = showsViews
  }

  /// The most entries of which everything is said unless that is asked for.
  static let longestInFull = 100

  /// Whether each entry of so many takes one line.
  func isCompact(of count: Int) -> Bool {
    switch detail {
    case .compact: true
    case .full: false
    case .fitting: !showsEvidence && count > TextStyle.longestInFull
    }
  }
}
