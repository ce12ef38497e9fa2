// Times that overlap are told as one, wherever they come from:
//
//   spans   ├───┤ ├──┤        ├──┤├──┤
//              ├───┤
//   union   ├────────┤        ├──────┤

extension Sequence {
  /// The elements, those that join the last one before them as one.
  /// - Parameter joins: adds an element to the last one, if it belongs to it.
  /// - Returns: none that joins the one before it.
  func joined(where joins: (inout Element, Element) -> Bool) -> [Element] {
    reduce(into: []) { all, next in
      if all.isEmpty || !joins(&all[all.count - 1], next) { all.append(next) }
    }
  }

  /// The spans in order, those that overlap or touch as one.
  package func union<Bound>() -> [Range<Bound>] where Element == Range<Bound> {
    sorted { $0.lowerBound < $1.lowerBound }.joined { last, next in
      guard next.lowerBound <= last.upperBound else { return false }
      last = last.lowerBound..<Swift.max(last.upperBound, next.upperBound)
      return true
    }
  }
}

extension Range {
  /// What remains of it without others, in order.
  /// - Parameter others: in order and disjoint.
  func subtracting(_ others: [Range<Bound>]) -> [Range<Bound>] {
    var rest: [Range<Bound>] = []
    var start = lowerBound
    for other in others[others.partitioningIndex { $0.upperBound > lowerBound }...] {
      guard other.lowerBound < upperBound else { break }
      if other.lowerBound > start { rest.append(start..<other.lowerBound) }
      start = Swift.max(start, other.upperBound)
    }
    if start < upperBound { rest.append(start..<upperBound) }
    return rest
  }
}
