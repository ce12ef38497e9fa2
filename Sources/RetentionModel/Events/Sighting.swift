/// One record of a retention call as it stood in an input.
///
/// It is what travels: from the reader to the history, live or not, and to whoever prints records.
public struct Sighting: Sendable {
  /// What the record says; nil where it has no eventTime that can be read, so that it has no place in a history.
  public let event: RetentionEvent?
  /// Where it stands.
  public let evidence: Evidence
  /// Its bytes, if they were asked for.
  public let bytes: [UInt8]
  /// How many bytes it has in the input.
  public let count: Int

  /// - Parameters: see the properties.
  public init(_ event: RetentionEvent?, at evidence: Evidence, bytes: [UInt8] = [], count: Int = 0) {
    self.event = event
    self.evidence = evidence
    self.bytes = bytes
    self.count = count
  }
}
