import RecordScanner
import TestSupport
import Testing

/// All that a scan of an input gives.
struct ScanOutcome: Equatable {
  struct Match: Equatable {
    let call: RetentionCall
    let position: Record.Position
    let bytes: [UInt8]

    var text: String { String(decoding: bytes, as: UTF8.self) }
  }

  private(set) var records = 0
  private(set) var bystanders = Bystanders()
  private(set) var matches: [Match] = []
  private(set) var faults: [ScanFault] = []
  private(set) var furtherFaults = 0

  /// Scans an input that comes in windows which end at the given places, and at its end.
  init(
    of input: [UInt8], cutAt cuts: [Int] = [], limits: RecordScanner.Limits = RecordScanner.Limits(),
    isCutOff: Bool = false
  ) {
    var scanner = RecordScanner(limits: limits)
    var found: [Match] = []
    let keep: (borrowing Record) -> Void = { record in
      found.append(
        Match(call: record.call, position: record.position, bytes: record.object.copyBytes()))
    }
    var start = 0
    for end in cuts.sorted() + [input.count] {
      // A window of its own, so that nothing behind its end can be read by mistake.
      let window = Array(input[start..<end])
      scanner.scan(window.span, found: keep)
      start = end
    }
    scanner.finish(isCutOff: isCutOff, found: keep)
    matches = found
    records = scanner.records
    bystanders = scanner.bystanders
    faults = scanner.faults
    furtherFaults = scanner.furtherFaults
  }

  init(of input: String, limits: RecordScanner.Limits = RecordScanner.Limits()) {
    self.init(of: Array(input.utf8), limits: limits)
  }

  var kinds: [ScanFault.Kind] { faults.map(\.kind) }
  var offsets: [Int] { matches.map { Int($0.position.offset) } }
  var ordinals: [Int] { matches.map(\.position.record) }
}

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
  for match in whole.matches {
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
  #expect(
    outcome.matches.map { canonicalJSON($0.bytes) } == oracle.matches.map(\.value), comment,
    sourceLocation: sourceLocation)
  let strangers = outcome.faults.count + outcome.furtherFaults + outcome.bystanders.digests
  #expect(
    strangers == oracle.strangers, "\(comment): \(outcome.kinds)", sourceLocation: sourceLocation)
}
