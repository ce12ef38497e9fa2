public import RetentionModel

/// A record of a retention call, copied out of the input.
public struct FoundRecord: Sendable {
  /// What it says; nil where it has no eventTime that can be read.
  public let event: RetentionEvent?
  /// Where it stands.
  public let evidence: Evidence
  /// Its bytes, if they were asked for.
  public let bytes: [UInt8]
  /// How many bytes it has in the input.
  public let count: Int
}

/// What a window of the input gave.
public struct Finds: Sendable {
  /// The records of retention calls, in their order.
  public let records: [FoundRecord]
  /// What could not be read.
  public let problems: [Problem]

  var isEmpty: Bool { records.isEmpty && problems.isEmpty }
}
