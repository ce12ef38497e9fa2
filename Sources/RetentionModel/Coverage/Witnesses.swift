/// What the files of an input witness about times, gathered while they are read.
public struct Witnesses: Sendable {
  /// A file that was read completely; only a hash of its name is kept, since there may be millions.
  struct WholeFile: Hashable, Sendable {
    let end: Int64
    /// All but its lowest bit is the hash.
    private let name: Int

    /// Whether it has a record of a management event.
    var hasManagementEvent: Bool { name & 1 != 0 }
  }

  private(set) var files: [Place: Set<WholeFile>] = [:]
  /// Log files at fault.
  private var faulty: [Place: FaultyFiles] = [:]
  /// The holes of inputs whose name gives no slot, which may be anywhere: one for each cause.
  private var unplaced: [Hole.Cause: Hole] = [:]
  /// What digests say.
  private var digests: [Place: DigestWitness] = [:]
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
  ///   - hasManagementEvent: whether it has a record of a management event: without one it may be of a trail that leaves
  ///     the calls out that matter, and shows nothing of another trail's hole.
  public mutating func add(_ slot: LogFileSlot, path: String, hasManagementEvent: Bool) {
    files[slot.place, default: []].insert(
      WholeFile(end: slot.end, name: slot.name, hasManagementEvent: hasManagementEvent))
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

  /// Adds what digests say of a place.
  mutating func add(_ witness: DigestWitness, of place: Place) {
    if digests[place]?.add(witness) == nil { digests[place] = witness }
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
    for (place, witness) in other.digests { add(witness, of: place) }
    latest += other.latest
    keepLatest()
  }

  /// Whether digests were read.
  var haveDigests: Bool { !digests.isEmpty }

  /// The times that digests prove, in order and disjoint.
  /// - Parameter trails: says which trails left out what matters: their digests prove nothing then.
  func proved(without trails: TrailHoles) -> [Place: [Range<Int64>]] {
    Dictionary(
      uniqueKeysWithValues: digests.map { place, witness in
        (place, witness.proved { trails.leftOut(by: $0, at: place) })
      })
  }

  /// What was not read, in order. A file that was read completely elsewhere under the same name leaves no
  /// hole.
  /// - Parameter trails: says which trails left out what matters: their digests stand in for no others.
  func holes(without trails: TrailHoles) -> [Hole] {
    let ofDigests = digests.flatMap { place, witness in
      witness.holes(of: place) { trails.leftOut(by: $0, at: place) }
    }
    let placed = faulty.flatMap { place, faulty in
      let whole = files[place] ?? []
      guard !whole.isEmpty else { return faulty.holes { _, _ in false } }
      return faulty.holes { end, name in
        [true, false].contains {
          whole.contains(WholeFile(end: end, name: name, hasManagementEvent: $0))
        }
      }
    }
    return (placed + unplaced.values + ofDigests).sorted { $0.precedes($1) }
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
    for (place, witness) in digests {
      parts[ExactText(place.recipientAccountId), default: Witnesses()].digests[place] = witness
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
  fileprivate init(end: Instant, name: String, hasManagementEvent: Bool) {
    self.end = end.seconds
    var hasher = Hasher()
    hasher.combine(ExactText(name))
    self.name = hasher.finalize() & ~1 | (hasManagementEvent ? 1 : 0)
  }
}
