/// A span of time whose events are known not to have been read.
public struct Hole: Hashable, Sendable {
  /// The account and Region of the events; nil if they may be of any.
  public let place: Place?
  /// When it begins and ends; nil if the input does not say, so it may be any time.
  public let span: ClosedRange<Instant>?
  /// Why it was not read, as the kind of its problem.
  public let cause: InputTally.Problem.Kind
  /// The input at fault.
  public let path: String

  /// - Parameters: see the properties.
  public init(place: Place?, span: ClosedRange<Instant>?, cause: InputTally.Problem.Kind, path: String) {
    self.place = place
    self.span = span
    self.cause = cause
    self.path = path
  }

  /// By beginning, then by path.
  func precedes(_ other: Hole) -> Bool {
    let (start, otherStart) = (span?.lowerBound.seconds ?? .min, other.span?.lowerBound.seconds ?? .min)
    return start == otherStart ? ExactText(path) < ExactText(other.path) : start < otherStart
  }
}
