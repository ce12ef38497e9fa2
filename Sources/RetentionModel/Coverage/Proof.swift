/// What the logs prove of the time between a change and its deadline.
struct Proof {
  /// What is missing; nil where nothing is.
  let gap: Purge.Reason?
  /// What it rests on; nil where something is missing.
  var basis: Coverage.Basis? = nil
  /// The longest stretch without witness; nil where that cannot be told.
  var silence: ClosedRange<Instant>? = nil
  /// Whether a hole lies in the time, whatever else is missing.
  var hasHole = false
}

extension Purge {
  /// Why it is not proved that the messages were deleted.
  public enum Reason: String, Hashable, Sendable {
    /// Nothing tells in which Region the changes are recorded.
    case regionUnknown = "region-unknown"
    /// There is no log of the account and Region at or after the deadline.
    case logsEnd = "logs-end"
    /// Something between the change and the deadline was not read.
    case hole
    /// Two neighbouring witnesses between them are more than seven days apart.
    case sparse
  }
}
