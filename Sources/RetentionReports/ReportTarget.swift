internal import RetentionFindings
internal import RetentionModel
/// Where a report is written.
public protocol ReportTarget: AnyObject {
  /// Adds a part of the text; a part may end anywhere.
  func write(_ text: String)
}
