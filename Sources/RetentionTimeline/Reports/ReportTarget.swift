/// Where a report is written.
public protocol ReportTarget: AnyObject {
  /// Adds a part of the text; a part may end anywhere.
  func write(_ text: String)
}

extension ReportTarget {
  /// Writes an object of JSON as a line.
  func writeJSONLine(_ members: (inout JSONWriter) -> Void) {
    var writer = JSONWriter(to: self)
    writer.object(inline: true, members)
    writer.endLine()
  }
}
