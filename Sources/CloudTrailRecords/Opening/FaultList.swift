/// What could not be read, in order, up to a bound; and how many faults more there were.
struct FaultList {
  private(set) var kept: [ScanFault] = []
  private(set) var further = 0

  var count: Int { kept.count + further }

  mutating func add(_ fault: ScanFault) {
    if kept.count < RecordScanner.Limits.faults { kept.append(fault) } else { further += 1 }
  }

  /// Counts a fault without a word of it.
  mutating func addUntold() { further += 1 }

  mutating func add(_ other: FaultList) {
    further += other.further
    for fault in other.kept { add(fault) }
  }

  /// Gives out what is kept.
  mutating func takeKept() -> [ScanFault] {
    defer { kept = [] }
    return kept
  }

  /// Takes back what came since this was another list.
  mutating func goBack(to earlier: FaultList) {
    kept.removeLast(kept.count - earlier.kept.count)
    further = earlier.further
  }

  /// Whether nothing came since but that texts are no JSON, or hold no records.
  func isForeignOnly(since earlier: FaultList) -> Bool {
    further == earlier.further && kept[earlier.kept.count...].allSatisfy(\.isOfForeignText)
  }
}
