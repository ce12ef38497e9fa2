/// One record of a retention call, or of one of CloudTrail's own, as found in an input.
///
/// Sightings pass from the reader to histories, live or not, and to whatever prints records.
public struct Sighting: Sendable {
  /// The record's content; nil if it has no readable eventTime, and therefore no place in a history.
  public let event: RetentionEvent?
  /// The content of a record of one of CloudTrail's own calls; nil for one of a retention call.
  public let trailEvent: TrailEvent?
  /// Whether it is a record of one of CloudTrail's own calls.
  public let isOfTrail: Bool
  /// Where the record was found.
  public let evidence: Evidence
  /// The record's bytes, if they were requested.
  public let bytes: [UInt8]
  /// The record's length in the input, in bytes.
  public let count: Int
  /// Whether the record was assembled from the columns of a query result, and `bytes` are not the input's.
  public let isFromColumns: Bool

  /// - Parameters: see the properties.
  public init(
    trail event: TrailEvent?, at evidence: Evidence, bytes: [UInt8] = [], count: Int = 0,
    isFromColumns: Bool = false
  ) {
    self.event = nil
    trailEvent = event
    isOfTrail = true
    self.evidence = evidence
    self.bytes = bytes
    self.count = count
    self.isFromColumns = isFromColumns
  }

  /// - Parameters: see the properties.
  public init(
    _ event: RetentionEvent?, at evidence: Evidence, bytes: [UInt8] = [], count: Int = 0,
    isFromColumns: Bool? = nil
  ) {
    self.event = event
    trailEvent = nil
    isOfTrail = false
    self.evidence = evidence
    self.bytes = bytes
    self.count = count
    self.isFromColumns = isFromColumns ?? event?.isFromColumns ?? false
  }
}
