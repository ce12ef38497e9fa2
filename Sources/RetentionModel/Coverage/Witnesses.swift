/// What the files of an input witness about times, gathered while they are read.
public struct Witnesses: Sendable {
  /// A file that was read completely; only a hash of its name is kept, since there may be millions.
  struct WholeFile: Hashable, Sendable {
    let end: Int64
    let name: Int
  }

  private(set) var files: [Place: Set<WholeFile>] = [:]
  /// Files at fault, each with its slot if it has a log file's name.
  private var faulty: [(hole: Hole, slot: LogFileSlot?)] = []
  /// The latest slots and their files, since a name can give any time.
  private(set) var latest: [(end: Instant, path: String)] = []
  private static let keptLatest = 3

  /// No witnesses.
  public init() {}

  /// Adds a log file that was read completely and whose first record matches the account and Region in its
  /// name.
  /// - Parameters:
  ///   - slot: what its name gives.
  ///   - path: the file.
  public mutating func add(_ slot: LogFileSlot, path: String) {
    files[slot.place, default: []].insert(WholeFile(slot))
    latest.append((slot.end, path))
    keepLatest()
  }

  /// Adds a file that was not read completely.
  /// - Parameters:
  ///   - cause: what is wrong with it.
  ///   - slot: what its name gives; nil if it may hold the events of any account and time.
  ///   - path: the file, or `-`.
  public mutating func add(fault cause: InputTally.Problem.Kind, slot: LogFileSlot?, path: String) {
    faulty.append((Hole(place: slot?.place, span: slot?.span, cause: cause, path: path), slot))
  }

  /// Adds the witnesses of another part of the input.
  public mutating func add(_ other: Witnesses) {
    for (place, whole) in other.files { files[place, default: []].formUnion(whole) }
    faulty += other.faulty
    latest += other.latest
    keepLatest()
  }

  /// What was not read, in order. A file that was read completely elsewhere under the same name leaves no
  /// hole.
  var holes: [Hole] {
    faulty.filter { fault in
      guard let slot = fault.slot else { return true }
      return !(files[slot.place]?.contains(WholeFile(slot)) ?? false)
    }
    .map(\.hole).sorted { $0.precedes($1) }
  }

  private mutating func keepLatest() {
    guard latest.count > Witnesses.keptLatest else { return }
    latest.sort { $0.end == $1.end ? ExactText($0.path) < ExactText($1.path) : $0.end > $1.end }
    latest.removeLast(latest.count - Witnesses.keptLatest)
  }
}

extension Witnesses.WholeFile {
  fileprivate init(_ slot: LogFileSlot) {
    end = slot.end.seconds
    var hasher = Hasher()
    hasher.combine(ExactText(slot.name))
    name = hasher.finalize()
  }
}
