import Gunzip
import CloudTrailRecords
import RetentionModel
import TestSupport

/// From stored bytes to reports, as the program does it: clean, and the same with windows and reads of all
/// sizes.
func fuzzWhole(_ bytes: [UInt8]) {
  let input = FuzzInput(bytes)
  let data = input.has(option: 0) ? gzip(input.payload, level: 1) : input.payload
  let whole = WholeReading(ByteSource(data), windowSize: 256 << 10, readSize: 64 << 10)
  let sizes = readerSizes(input, inflated: Int(whole.tally.bytesInflated))
  let other = WholeReading(
    ByteSource(data, readsAhead: true), windowSize: sizes.window, readSize: sizes.read)
  let asOf = Instant(seconds: Int64(input.numbers[2]) << 16)
  checkEqual(
    jsonReport(other.history, other.tally, asOf: asOf),
    checkedReport(whole.history, whole.tally, asOf: asOf),
    "window \(sizes.window), read \(sizes.read)")
}

/// What the program gathers from one file.
private struct WholeReading {
  private(set) var history = EventHistory()
  private(set) var tally = InputTally()

  init(_ source: consuming ByteSource, windowSize: Int, readSize: Int) {
    var history = EventHistory()
    var tally = InputTally()
    var reader = GunzipReader(windowSize: windowSize, readSize: readSize)
    var scanner = RecordScanner(wanted: wanted)
    var fault: GunzipError?
    let read: (borrowing Record) -> Void = { record in
      tally.matched += 1
      guard let event = try? RetentionEvent(record) else { return }
      history.insert(Sighting(event, at: Evidence(path: "-", position: record.position)))
    }
    reader.open(source)
    do {
      while try reader.advance() {
        scanner.scan(reader.window, member: reader.member, found: read)
      }
    } catch {
      fault = error
    }
    scanner.finish(isCutOff: fault != nil, found: read)
    tally.files = 1
    tally.records = scanner.records
    tally.bystanders = scanner.bystanders
    tally.bytesInflated = reader.bytesInflated
    if let fault {
      tally.problems.add(
        InputTally.Problem(
          path: "-", kind: .corruptGzip, offset: fault.offset, message: fault.description,
          recordsRead: scanner.records))
    }
    for fault in scanner.faults {
      tally.problems.add(
        InputTally.Problem(
          path: "-", kind: .invalidJSON, offset: fault.offset, message: fault.kind.description,
          recordsRead: fault.recordsRead))
    }
    self.history = history
    self.tally = tally
  }
}
