/// A span of time whose events are known not to have been read.
public struct Hole: Hashable, Sendable {
  /// The account and Region of the events; nil if they may be of any.
  public let place: Place?
  /// When it begins and ends; nil if the input does not say, so it may be any time.
  public internal(set) var span: ClosedRange<Instant>?
  /// Why it was not read, as the kind of its problem.
  public let cause: InputTally.Problem.Kind
  /// How many inputs at fault leave it.
  public internal(set) var files: Int
  // In two parts, as the files of a folder share the text of the first.
  private let folder: String
  private let name: String

  /// The input at fault; of several the earliest, then the first in the order of paths.
  public var path: String { folder + name }

  /// - Parameters: see the properties.
  public init(
    place: Place?, span: ClosedRange<Instant>?, cause: InputTally.Problem.Kind, path: String, files: Int = 1
  ) {
    self.init(place: place, span: span, cause: cause, folder: "", name: path, files: files)
  }

  init(
    place: Place?, span: ClosedRange<Instant>?, cause: InputTally.Problem.Kind, folder: String, name: String,
    files: Int
  ) {
    self.place = place
    self.span = span
    self.cause = cause
    self.folder = folder
    self.name = name
    self.files = files
  }

  /// By beginning, then by path.
  func precedes(_ other: Hole) -> Bool {
    let (start, otherStart) = (span?.lowerBound.seconds ?? .min, other.span?.lowerBound.seconds ?? .min)
    return start == otherStart ? ExactText(path) < ExactText(other.path) : start < otherStart
  }
}
