/// The faults in order, up to a bound, and the number of further ones.
struct FaultList {
  private(set) var kept: [ScanFault] = []
  private(set) var further = 0

  var count: Int { kept.count + further }

  mutating func add(_ fault: ScanFault) {
    if kept.count < RecordScanner.Limits.faults { kept.append(fault) } else { further += 1 }
  }

  /// Counts a fault without keeping it.
  mutating func countFurther() { further += 1 }

  mutating func add(_ other: FaultList) {
    further += other.further
    for fault in other.kept { add(fault) }
  }

  /// Hands over the faults that are kept.
  mutating func takeKept() -> [ScanFault] {
    defer { kept = [] }
    return kept
  }

  /// Drops what was added since an earlier state of this list.
  mutating func goBack(to earlier: FaultList) {
    kept.removeLast(kept.count - earlier.kept.count)
    further = earlier.further
  }

  /// Whether the only faults added since are texts that are not JSON or hold no records.
  func isForeignOnly(since earlier: FaultList) -> Bool {
    further == earlier.further && kept[earlier.kept.count...].allSatisfy(\.isOfForeignText)
  }
}
