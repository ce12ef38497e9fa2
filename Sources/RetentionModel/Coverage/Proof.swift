/// What the logs prove about the time between a change and its deadline.
struct Proof {
  /// What is missing; nil if nothing is.
  let gap: Purge.Reason?
  /// What the proof rests on; nil if something is missing.
  var basis: Coverage.Basis? = nil
  /// The longest span without a witness; nil if it is unknown.
  var silence: ClosedRange<Instant>? = nil
  /// The first hole in that time, whatever else is missing; nil if there is none.
  var hole: Hole? = nil
}

extension Purge {
  /// Why the deletion of the messages is not proved.
  public enum Reason: String, Hashable, Sendable {
    /// The Region in which the changes are recorded is unknown.
    case regionUnknown = "region-unknown"
    /// The account and Region have no log at or after the deadline.
    case logsEnd = "logs-end"
    /// Something between the change and the deadline was not read.
    case hole
    /// Two adjacent witnesses between them are more than seven days apart.
    case sparse
  }
}
