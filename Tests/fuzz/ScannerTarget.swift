import CloudTrailRecords
import TestSupport

/// The same is found in windows of all sizes, and it is what the oracle finds where that can tell.
func fuzzScanner(_ bytes: [UInt8]) {
  let input = FuzzInput(bytes)
  let text = input.payload
  let limit = input.has(option: 0) ? 1 + Int(input.options >> 1) * 16 : 16 << 20
  let limits = RecordScanner.Limits(recordBytes: limit)
  let whole = ScanOutcome(of: text, limits: limits)
  let cuts = input.cuts(below: text.count)
  checkEqual(ScanOutcome(of: text, cutAt: cuts, limits: limits), whole, "cut at \(cuts)")
  if text.count < 600 {
    checkEqual(ScanOutcome(of: text, cutAt: Array(0..<text.count), limits: limits), whole, "byte by byte")
  }
  checkOrder(whole, text)
  if input.has(option: 0) || mentionsOtherEnvelope(text) { return }
  for match in whole.matches where !match.isFromColumns {
    let start = Int(match.position.offset)
    check(
      start <= text.count && text[start...].starts(with: match.bytes),
      "the record at \(start) is not what stands there")
  }
  compareWithOracle(whole, text)
}

/// What holds of all inputs.
private func checkOrder(_ scan: ScanOutcome, _ text: [UInt8]) {
  for match in scan.matches {
    check(match.bytes.first == UInt8(ascii: "{"), "a record is no object")
    check((try? JSONValue(match.bytes.span)) != nil, "a record is no JSON")
    check(match.position.record < scan.records, "a record has the number \(match.position.record)")
  }
  let numbers = scan.matches.map(\.position.record)
  check(zip(numbers, numbers.dropFirst()).allSatisfy { $0 < $1 }, "the records' numbers are \(numbers)")
  for fault in scan.faults {
    check(fault.offset <= text.count && fault.recordsRead <= scan.records, "the fault \(fault)")
  }
}

/// Compares with the oracle, where it reads the input and sees all that matters.
private func compareWithOracle(_ scan: ScanOutcome, _ text: [UInt8]) {
  let isLimited = scan.faults.contains { if case .tooDeep = $0.kind { true } else { false } }
  guard !isLimited, !scan.faults.contains(where: \.isOfKeys), isPlainLogText(text),
    let oracle = RecordOracle(text)
  else { return }
  checkEqual(scan.records, oracle.records, "how many records: \(scan.faults)")
  checkEqual(scan.matches.map(\.position.record), oracle.matches.map(\.record), "which records match")
  // An object with a row's strings is read as the row.
  for (match, told) in zip(scan.matches, oracle.matches) where !match.isFromColumns {
    checkEqual(canonicalJSON(match.bytes) ?? "", told.value, "what they hold")
  }
  let nonRecords = scan.faults.count + scan.furtherFaults + scan.bystanders[.digests]
  checkEqual(
    nonRecords, oracle.nonRecords + oracle.nearMisses, "how many things are no record: \(scan.faults)")
}

extension ScanFault {
  /// Whether it tells of a repeated key, or of the order of keys, which the oracle cannot see.
  fileprivate var isOfKeys: Bool {
    if case .incompleteRecord(let what) = kind {
      what.contains("more than one") || what.contains("beside")
    } else {
      false
    }
  }
}
