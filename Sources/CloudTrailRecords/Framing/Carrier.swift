/// A stretch of the input that carries a record, or several: what the framer finds and the opener opens.
struct Carrier {
  let envelope: Envelope
  /// Where it begins.
  let start: InputPosition
  /// How many bytes it has.
  let count: UInt64
  /// Whether a value in it nests deeper than a record may.
  let isTooDeep: Bool

  /// Why it is not opened, or nil.
  func refusal(_ limits: RecordScanner.Limits) -> ScanFault.Kind? {
    if count > UInt64(limits.recordBytes) { return .recordTooLarge(limit: limits.recordBytes) }
    return isTooDeep ? .tooDeep(limit: RecordScanner.Limits.depth) : nil
  }
}
