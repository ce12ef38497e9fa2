@testable import TestSupport
import RetentionFindings
import RetentionReports
import Testing

@testable import RetentionModel

extension Report {
  /// What a history in words comes to.
  /// - Parameters:
  ///   - history: lines of `CallLine`.
  ///   - asOf: the clock.
  ///   - looks: whether findings are looked for.
  init(
    judging history: String, asOf: String = "2027-01-15T08:00:00Z", _ selection: Selection = Selection(),
    input: InputTally = InputTally(), looks: Bool = true
  ) throws {
    self.init(
      tool: "test", history: EventHistory([recorded(history)]), input: input, selection: selection,
      asOf: try #require(Instant(timestamp: asOf)), filter: looks ? FindingFilter() : nil)
  }
}

/// Histories that several suites look at.
enum JudgedHistory {
  /// All scopes to one day.
  static let cut = """
    2024-01-01T00:00:00Z put each=1095 id=e-1
    2024-05-05T00:00:00Z put each=1 id=e-2
    """
}
