import CloudTrailRecords
import TestSupport
import Testing

/// Scans the input whole and in other windows, and expects the same of each.
///
/// Small inputs are also scanned byte by byte.
/// - Returns: what the whole scan gave.
@discardableResult
func scanInManyWindows(
  _ input: [UInt8], random: inout SeededRandom, tries: Int = 3, _ comment: Comment,
  sourceLocation: SourceLocation = #_sourceLocation
) -> ScanOutcome {
  let whole = ScanOutcome(of: input)
  for _ in 0..<tries {
    let cuts = (0...Int.random(in: 0...9, using: &random)).map { _ in
      Int.random(in: 0...input.count, using: &random)
    }
    let split = ScanOutcome(of: input, cutAt: cuts)
    #expect(split == whole, "\(comment), cut at \(cuts.sorted())", sourceLocation: sourceLocation)
  }
  if input.count < 600 {
    let bytewise = ScanOutcome(of: input, cutAt: Array(0..<input.count))
    #expect(bytewise == whole, "\(comment), byte by byte", sourceLocation: sourceLocation)
  }
  // What is handed out is what stands at the offset.
  for match in whole.matches where !match.isFromColumns {
    let start = Int(match.position.offset)
    let isThere = start + match.bytes.count <= input.count && input[start...].starts(with: match.bytes)
    #expect(isThere, "\(comment), record at \(start)", sourceLocation: sourceLocation)
  }
  return whole
}

/// Expects what the scanner found to be what the oracle found.
func expectAgreement(
  _ outcome: ScanOutcome, _ oracle: RecordOracle, _ comment: Comment,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(outcome.records == oracle.records, comment, sourceLocation: sourceLocation)
  #expect(outcome.ordinals == oracle.matches.map(\.record), comment, sourceLocation: sourceLocation)
  // An object with a row's strings is read as the row.
  for (match, told) in zip(outcome.matches, oracle.matches) where !match.isFromColumns {
    #expect(canonicalJSON(match.bytes) == told.value, comment, sourceLocation: sourceLocation)
  }
  let nonRecords = outcome.faults.count + outcome.furtherFaults + outcome.bystanders[.digests]
  #expect(
    nonRecords == oracle.nonRecords + oracle.nearMisses, "\(comment): \(outcome.kinds)",
    sourceLocation: sourceLocation)
}
