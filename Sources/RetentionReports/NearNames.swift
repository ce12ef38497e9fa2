internal import RetentionModel

extension Sequence<String> {
  /// The names that somebody may have meant who wrote another one: those that begin with it, else those that hold it,
  /// else those that are most like it; the case of letters does not count.
  /// - Parameters:
  ///   - name: what was written.
  ///   - count: how many are wanted at the most.
  ///   - distance: how many letters may be wrong.
  public func nearest(to name: String, count: Int = 3, within distance: Int = .max) -> [String] {
    let wanted = Array(name.lowercased().utf8.prefix(comparedUnits))
    guard !wanted.isEmpty else { return [] }
    let names = map { ($0, units: Array($0.lowercased().utf8.prefix(comparedUnits))) }
    for isNear in [{ $0.starts(with: wanted) }, { $0.contains(wanted) }] as [([UInt8]) -> Bool] {
      let near = names.filter { isNear($0.units) }
      if wanted.count > 1, !near.isEmpty { return near.prefix(count).map(\.0) }
    }
    return names.map { ($0.0, distance: $0.units.editDistance(to: wanted)) }
      .filter { $0.distance <= distance }
      .sorted { ($0.distance, ExactText($0.0)) < ($1.distance, ExactText($1.0)) }
      .prefix(count).map(\.0)
  }
}

/// More of a name is not compared, so that a long one takes no long time.
private let comparedUnits = 128

extension [UInt8] {
  /// How many units are to be put in, taken out or replaced to make one text of the other.
  fileprivate func editDistance(to other: [UInt8]) -> Int {
    var row = [Int](0...other.count)
    for (index, unit) in enumerated() {
      var diagonal = row[0]
      row[0] = index + 1
      for (column, otherUnit) in other.enumerated() {
        let replaced = diagonal + (unit == otherUnit ? 0 : 1)
        diagonal = row[column + 1]
        row[column + 1] = Swift.min(replaced, row[column] + 1, row[column + 1] + 1)
      }
    }
    return row[other.count]
  }
}
