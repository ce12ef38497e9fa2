/// A form that a report can be written in.
///
/// A form is one file that declares it, in the folder Formats, and one line in `all`.
public struct ReportFormat: Sendable {
  /// All of them.
  public static let all: [ReportFormat] = [
    text,
    json,
    jsonLines,
    csv,
    html,
    timesketch,
    ocsf,
  ]

  /// The name on the command line.
  public let name: String
  /// What it is good for, in a few words.
  public let summary: String
  /// Writes a report; the style is for text, and other forms do not look at it.
  let write: @Sendable (Report, any ReportTarget, TextStyle) -> Void
}

extension Report {
  /// Writes the report.
  /// - Parameters:
  ///   - format: the form.
  ///   - target: is given the text in parts, as it comes about.
  ///   - style: how text is laid out; other forms do not look at it.
  public func write(_ format: ReportFormat, to target: any ReportTarget, style: TextStyle = TextStyle()) {
    format.write(self, target, style)
  }
}

/// Where a report is written.
public protocol ReportTarget: AnyObject {
  /// Adds a part of the text; a part may end anywhere.
  func write(_ text: String)
}
