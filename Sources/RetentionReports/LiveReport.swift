public import RetentionFindings
public import RetentionModel

/// What an input that grows has brought.
public struct LiveReport: Sendable {
  /// One thing that came.
  public enum Content: Sendable {
    /// What all findings are judged by; it comes first, for readers.
    case policy
    /// An event.
    case arrival(Arrival)
    /// A finding.
    case finding(Finding)
  }

  /// What came.
  public let content: Content
  /// The program and its version.
  public let tool: String
  /// The clock that it is judged by.
  public let asOf: Instant
  /// The policy that findings are judged by; nil where there is none.
  public let policy: ReportHead.File?

  /// - Parameters: see the properties.
  public init(_ content: Content, tool: String, asOf: Instant, policy: ReportHead.File? = nil) {
    (self.content, self.tool, self.asOf, self.policy) = (content, tool, asOf, policy)
  }
}
