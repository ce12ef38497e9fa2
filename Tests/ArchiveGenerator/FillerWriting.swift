extension RecordWriter {
  /// Appends one record that has nothing to do with retention.
  mutating func writeFiller() {
    let roll = random.below(10_000)
    switch roll {
    case 0..<40:
      bulkLength = random.pick(ShapesRare.bulkLengths)
      write(Filler.bulk.pick(&random))
    case 40..<1_570: write(Filler.quoted.pick(&random))
    case 1_570..<1_605: write(Filler.escaped.pick(&random))
    case 1_605..<1_615: write(Filler.plain.pick(&random), escapedAgent: true)
    case 1_615..<1_785: write(Filler.foreign.pick(&random))
    default: write(Filler.plain.pick(&random))
    }
  }
}

/// The kinds of ordinary records.
private enum Filler {
  static let plain = Repertoire(
    ShapesStorage.all + ShapesIdentity.all + ShapesCompute.all + ShapesOperations.all)
  static let quoted = Repertoire(ShapesQuoted.all)
  static let escaped = Repertoire(ShapesRare.escaped)
  static let foreign = Repertoire(ShapesRare.foreign)
  static let bulk = Repertoire(ShapesRare.bulk)
}
