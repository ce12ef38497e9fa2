import RecordScanner

/// All that a scan of some bytes gives, and which may not depend on their windows.
struct Scan: Equatable {
  struct Match: Equatable {
    let call: RetentionCall
    let position: Record.Position
    let bytes: [UInt8]
  }

  private(set) var records = 0
  private(set) var bystanders = Bystanders()
  private(set) var matches: [Match] = []
  private(set) var faults: [ScanFault] = []
  private(set) var furtherFaults = 0

  init(_ bytes: [UInt8], cutAt cuts: [Int] = [], limits: RecordScanner.Limits = RecordScanner.Limits()) {
    var scanner = RecordScanner(limits: limits)
    var found: [Match] = []
    let keep: (borrowing Record) -> Void = { record in
      found.append(
        Match(call: record.call, position: record.position, bytes: record.object.copyBytes()))
    }
    var start = 0
    for end in cuts + [bytes.count] {
      // A window of its own, so that a look behind its end is seen.
      let window = Array(bytes[start..<end])
      scanner.scan(window.span, found: keep)
      start = end
    }
    scanner.finish(found: keep)
    matches = found
    records = scanner.records
    bystanders = scanner.bystanders
    faults = scanner.faults
    furtherFaults = scanner.furtherFaults
  }
}
