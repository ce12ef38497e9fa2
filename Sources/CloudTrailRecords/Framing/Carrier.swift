/// A range of the input that carries one or more records: found by the framer, opened by the opener.
struct Carrier {
  let envelope: Envelope
  /// Where it begins.
  let start: InputPosition
  /// Its length in bytes.
  let count: UInt64
  /// Whether a value in it nests deeper than a record may.
  let isTooDeep: Bool

  /// Why it is not opened, or nil if it is.
  func refusal(_ limits: RecordScanner.Limits) -> ScanFault.Kind? {
    if count > UInt64(limits.recordBytes) { return .recordTooLarge(limit: limits.recordBytes) }
    return isTooDeep ? .tooDeep(limit: RecordScanner.Limits.depth) : nil
  }
}
