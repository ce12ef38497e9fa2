/// A stretch of time of which it is known that its events were not read.
public struct Hole: Hashable, Sendable {
  /// Whose events they are; nil where they may be those of every account and Region.
  public let place: Place?
  /// When it begins and ends; nil where the input does not say, so that it may be any time.
  public let span: ClosedRange<Instant>?
  /// What was not read, as the kind of its problem says it.
  public let cause: Problem.Kind
  /// The input at fault.
  public let path: String

  /// - Parameters: see the properties.
  public init(place: Place?, span: ClosedRange<Instant>?, cause: Problem.Kind, path: String) {
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
