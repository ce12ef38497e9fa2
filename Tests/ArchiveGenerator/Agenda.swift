/// A planted event that is to be delivered once more.
struct Redelivery {
  let bytes: [UInt8]
  let facts: String
  let accountIndex: Int
  let style: DocumentStyle
  /// The segment that already holds the event.
  let segment: Int
  /// From which share of the archive on it may come, 0 to 1.
  let due: Double
}

/// What else than filler is still to be written.
struct Agenda {
  private(set) var events: Int
  private(set) var decoys: Int
  private(set) var duplicates: Int
  private var pending: [Redelivery] = []
  private let allEvents: Int
  private let allDecoys: Int

  enum Item {
    case event, decoy
    case redelivery(Redelivery)
  }

  init(_ options: ArchiveOptions) {
    events = options.events
    decoys = options.decoys
    duplicates = options.duplicates
    allEvents = options.events
    allDecoys = options.decoys
  }

  var isDone: Bool { events == 0 && decoys == 0 && pending.isEmpty }

  /// The first redelivery still to be placed.
  var next: Redelivery? { pending.first }

  /// Takes what belongs into a segment.
  mutating func take(_ segment: Segment, random: inout RandomSource) -> [Item] {
    var items: [Item] = []
    if segment.mayHoldEvents {
      let due = events - Int(Double(allEvents) * (1 - segment.progress))
      for _ in 0..<max(0, due) { items.append(.event) }
      events -= max(0, due)
    }
    let due = decoys - Int(Double(allDecoys) * (1 - segment.progress))
    for _ in 0..<max(0, due) { items.append(.decoy) }
    decoys -= max(0, due)
    pending.removeAll { redelivery in
      guard segment.mayRepeat(redelivery) else { return false }
      items.append(.redelivery(redelivery))
      return true
    }
    return items
  }

  /// How many copies of the event just written are to follow; call once an event.
  mutating func copies(eventsLeft: Int, random: inout RandomSource) -> Int {
    let candidates = eventsLeft + 1
    let count = duplicates / candidates
    let extra = random.below(candidates) < duplicates % candidates ? 1 : 0
    duplicates -= count + extra
    return count + extra
  }

  mutating func add(_ redelivery: Redelivery) { pending.append(redelivery) }
}
