/// A span of time whose events are known not to have been read.
public struct Hole: Hashable, Sendable {
  /// The account and Region of the events; nil if they may be of any.
  public internal(set) var place: Place?
  /// When it begins and ends; nil if the input does not say, so it may be any time.
  public internal(set) var span: ClosedRange<Instant>?
  /// Why the events were not read.
  public enum Cause: Hashable, Sendable {
    /// The input could not be read whole.
    case unread(InputTally.Problem.Kind)
    /// A trail did not log them.
    case trail(TrailGap.Cause)
    /// Digests show that logs or digests of the time were altered, or are not there.
    case digests(DigestChain.Gap.Cause)

    /// Its name in outputs: the problem's kind, or what became of the trail, or what digests show.
    public var name: String {
      switch self {
      case .unread(let kind): kind.rawValue
      case .trail(let cause): cause.rawValue
      case .digests(let cause): cause.rawValue
      }
    }
  }

  /// Why they were not read.
  public let cause: Cause
  /// The trail that did not log them; nil if it is not about one.
  public let trail: Trail?
  /// The eventID of the call with which that began; nil if there is none.
  public let eventID: String?
  /// How many inputs at fault leave it.
  public internal(set) var files: Int
  // In two parts, as the files of a folder share the text of the first.
  private let folder: String
  private let name: String

  /// The input at fault, of several the earliest, then the first in the order of paths; of a trail, the input with the
  /// record of the call.
  public var path: String { folder + name }

  /// Whether no end of it is known.
  public var isOpenEnded: Bool { span?.upperBound.seconds == Instant.distantFuture.seconds }

  /// A hole that an input at fault leaves.
  /// - Parameters: see the properties.
  public init(
    place: Place?, span: ClosedRange<Instant>?, cause: InputTally.Problem.Kind, path: String, files: Int = 1
  ) {
    self.init(place: place, span: span, cause: .unread(cause), folder: "", name: path, files: files)
  }

  init(
    place: Place?, span: ClosedRange<Instant>?, cause: Cause, folder: String, name: String, files: Int,
    trail: Trail? = nil, eventID: String? = nil
  ) {
    self.trail = trail
    self.eventID = eventID
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
