/// What the files of an input witness of times, gathered while they are read.
public struct Witnesses: Sendable {
  /// A file that was read whole; of its name only a hash is kept, as there may be millions.
  struct WholeFile: Hashable, Sendable {
    let end: Int64
    let name: Int
  }

  private(set) var files: [Place: Set<WholeFile>] = [:]
  /// Files at fault, with the name of each that has a log file's.
  private var faulty: [(hole: Hole, slot: LogFileSlot?)] = []
  /// The latest slots and their files, as a name can say any time.
  private(set) var latest: [(end: Instant, path: String)] = []
  private static let keptLatest = 3

  /// Nothing yet.
  public init() {}

  /// Adds a log file that was read whole and whose first record is of the account and Region that its name tells.
  public mutating func add(_ slot: LogFileSlot, path: String) {
    files[slot.place, default: []].insert(WholeFile(slot))
    latest.append((slot.end, path))
    keepLatest()
  }

  /// Adds a file of which something was not read.
  /// - Parameters:
  ///   - cause: what is wrong with it.
  ///   - slot: what its name tells; nil where it may hold the events of any account and time.
  ///   - path: the file, or `-`.
  public mutating func add(fault cause: Problem.Kind, slot: LogFileSlot?, path: String) {
    faulty.append((Hole(place: slot?.place, span: slot?.span, cause: cause, path: path), slot))
  }

  /// Adds what another part of the input witnesses.
  public mutating func add(_ other: Witnesses) {
    for (place, whole) in other.files { files[place, default: []].formUnion(whole) }
    faulty += other.faulty
    latest += other.latest
    keepLatest()
  }

  /// What was not read, in order: a file that was read whole elsewhere under the same name leaves no hole.
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
