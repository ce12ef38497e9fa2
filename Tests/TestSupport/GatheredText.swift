public import RetentionReports

/// Keeps what a report writes.
public final class GatheredText: ReportTarget {
  /// All that was written.
  public private(set) var text = ""

  /// Begins with nothing.
  public init() {}

  /// Adds a part.
  public func write(_ text: String) { self.text += text }
}
