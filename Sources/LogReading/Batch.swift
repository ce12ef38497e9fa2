public import RetentionModel

/// What a window of the input gave.
public struct Batch: Sendable {
  /// The records of retention calls, in their order.
  public let sightings: [Sighting]
  /// What could not be read.
  public let problems: [Problem]

  var isEmpty: Bool { sightings.isEmpty && problems.isEmpty }
}
