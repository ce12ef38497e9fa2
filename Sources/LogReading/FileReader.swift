internal import Gunzip
internal import RecordScanner
internal import RetentionTimeline
internal import SystemPackage

/// Reads one file after the other, in the same memory.
struct FileReader: ~Copyable {
  private var gunzip = GunzipReader()
  private let limits: RecordScanner.Limits
  private let keepsBytes: Bool

  init(limits: RecordScanner.Limits, keepsBytes: Bool) {
    self.limits = limits
    self.keepsBytes = keepsBytes
  }

  /// Reads what a descriptor gives to its end, or to its first fault.
  /// - Parameters:
  ///   - path: the name under which records and problems are told.
  ///   - deliver: is given the records of each window that has some.
  /// - Throws: what `deliver` throws.
  mutating func read(
    _ descriptor: FileDescriptor, path: String,
    deliver: @Sendable ([FoundRecord]) async throws -> Void
  ) async throws -> InputTally {
    var tally = InputTally()
    tally.files = 1
    var scanner = RecordScanner(limits: limits)
    gunzip.open(ByteSource(descriptor))
    var isCutOff = false
    while !Task.isCancelled {
      var found: [FoundRecord] = []
      do {
        guard try gunzip.advance() else { break }
      } catch {
        tally.problems.append(Problem(error, path: path, recordsRead: scanner.records))
        isCutOff = error.reason != .trailingBytes
        break
      }
      scanner.scan(gunzip.window, member: gunzip.member) { record in
        found.append(read(record, path: path, into: &tally))
      }
      if !found.isEmpty { try await deliver(found) }
    }
    scanner.finish(isCutOff: isCutOff)
    tally.records = scanner.records
    tally.digests = scanner.digests
    tally.bytesRead = gunzip.bytesRead
    tally.bytesInflated = gunzip.bytesInflated
    tally.problems += scanner.faults.map { Problem($0, path: path) }
    if let last = scanner.faults.last, scanner.furtherFaults > 0 {
      tally.problems.append(Problem(last, path: path, further: scanner.furtherFaults))
    }
    return tally
  }

  private borrowing func read(
    _ record: borrowing Record, path: String, into tally: inout InputTally
  ) -> FoundRecord {
    let place = record.position
    func note(_ kind: Problem.Kind, _ message: String) {
      // As many as the scanner keeps; the records themselves are counted all the same.
      guard tally.problems.count < RecordScanner.Limits.faults else { return }
      tally.problems.append(
        Problem(
          path: path, kind: kind, offset: place.offset, message: message, recordsRead: place.record))
    }
    tally.matched += 1
    var event: RetentionEvent?
    do {
      event = try RetentionEvent(record) { note(.notCloudTrail, $0.description) }
    } catch {
      note(.notCloudTrail, error.description)
    }
    if !record.object.isUTF8 {
      note(.invalidUTF8, "a record of a retention call holds bytes that are not UTF-8")
    }
    if let event { tally.reach.include(event.eventTime) }
    return FoundRecord(
      event: event, evidence: Evidence(path: path, position: place),
      bytes: keepsBytes ? record.object.copyBytes() : [], count: record.object.bytes.count)
  }
}
