/// What the files of an input witness about times, gathered while they are read.
public struct Witnesses: Sendable {
  /// A file that was read completely; only a hash of its name is kept, since there may be millions.
  struct WholeFile: Hashable, Sendable {
    let end: Int64
    let name: Int
  }

  private(set) var files: [Place: Set<WholeFile>] = [:]
  /// Log files at fault.
  private var faulty: [Place: FaultyFiles] = [:]
  /// The holes of inputs whose name gives no slot, which may be anywhere: one for each cause.
  private var unplaced: [Hole.Cause: Hole] = [:]
  /// The times that digests prove, in any order.
  private(set) var proved: [Place: [ClosedRange<Int64>]] = [:]
  /// What digests show not to be known for certain, in any order.
  private var digestHoles: [Place: [Hole]] = [:]
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
    if let slot {
      faulty[slot.place, default: FaultyFiles(of: slot.place)].add(slot, cause: cause, path: path)
    } else {
      addUnplaced(Hole(place: nil, span: nil, cause: cause, path: path))
    }
  }

  /// Adds a time that digests prove.
  mutating func add(proved span: ClosedRange<Int64>, of place: Place) {
    proved[place, default: []].append(span)
  }

  /// Adds holes that digests show in a place.
  mutating func add(_ holes: [Hole], of place: Place) {
    if !holes.isEmpty { digestHoles[place, default: []] += holes }
  }

  private mutating func addUnplaced(_ hole: Hole) {
    guard let known = unplaced[hole.cause] else { return unplaced[hole.cause] = hole }
    var first = hole.precedes(known) ? hole : known
    first.files = hole.files + known.files
    unplaced[hole.cause] = first
  }

  /// Adds the witnesses of another part of the input.
  public mutating func add(_ other: Witnesses) {
    for (place, whole) in other.files { files[place, default: []].formUnion(whole) }
    for (place, others) in other.faulty { faulty[place, default: FaultyFiles(of: place)].add(others) }
    for hole in other.unplaced.values { addUnplaced(hole) }
    proved.merge(other.proved, uniquingKeysWith: +)
    digestHoles.merge(other.digestHoles, uniquingKeysWith: +)
    latest += other.latest
    keepLatest()
  }

  /// What was not read, in order. A file that was read completely elsewhere under the same name leaves no
  /// hole.
  var holes: [Hole] {
    let placed = faulty.flatMap { place, faulty in
      let whole = files[place] ?? []
      return faulty.holes { end, name in !whole.isEmpty && whole.contains(WholeFile(end: end, name: name)) }
    }
    return (placed + unplaced.values + digestHoles.values.joined()).sorted { $0.precedes($1) }
  }

  /// The witnesses of each account, with the faults that may concern any; those without a file of their own have the
  /// witnesses under nil. None of them names an impossible time.
  var byAccount: [ExactText?: Witnesses] {
    var parts: [ExactText?: Witnesses] = [nil: Witnesses()]
    for (place, whole) in files {
      parts[ExactText(place.recipientAccountId), default: Witnesses()].files[place] = whole
    }
    for (place, files) in faulty {
      parts[ExactText(place.recipientAccountId), default: Witnesses()].faulty[place] = files
    }
    for (place, holes) in digestHoles {
      parts[ExactText(place.recipientAccountId), default: Witnesses()].digestHoles[place] = holes
    }
    for (place, spans) in proved {
      parts[ExactText(place.recipientAccountId), default: Witnesses()].proved[place] = spans
    }
    return parts.mapValues { part in
      var part = part
      part.unplaced = unplaced
      return part
    }
  }

  /// Only the names that give the latest times.
  var names: Witnesses {
    var names = Witnesses()
    names.latest = latest
    return names
  }

  private mutating func keepLatest() {
    guard latest.count > Witnesses.keptLatest else { return }
    latest.sort { $0.end == $1.end ? ExactText($0.path) < ExactText($1.path) : $0.end > $1.end }
    latest.removeLast(latest.count - Witnesses.keptLatest)
  }
}

extension Witnesses.WholeFile {
  fileprivate init(_ slot: LogFileSlot) {
    self.init(end: slot.end, name: slot.name)
  }

  fileprivate init(end: Instant, name: String) {
    self.end = end.seconds
    var hasher = Hasher()
    hasher.combine(ExactText(name))
    self.name = hasher.finalize()
  }
}
