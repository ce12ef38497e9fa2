public import RetentionModel

/// What digests prove of log files, as it is printed.
public struct IntegrityReport: Sendable {
  /// The program and its version.
  public let tool: String
  /// What was found.
  public let integrity: Integrity

  /// - Parameters: see the properties.
  public init(tool: String, _ integrity: Integrity) {
    self.tool = tool
    self.integrity = integrity
  }
}

extension IntegrityReport: ReportContent {
  /// The formats that have a place for it.
  public static var formats: [ReportFormat] { ReportFormat.all.filter { $0.integrity != nil } }

  /// Writes what was found.
  /// - Parameters: see `ReportContent`.
  public func write(_ format: ReportFormat, to target: any ReportTarget, style: TextStyle) {
    guard let write = format.integrity else { preconditionFailure("\(format.name) writes no integrity") }
    write(self, target, style)
  }
}
