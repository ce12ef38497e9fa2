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
    var problems = FileProblems(path: path)
    var scanner = RecordScanner(limits: limits)
    gunzip.open(ByteSource(descriptor))
    var isCutOff = false
    while !Task.isCancelled {
      var found: [FoundRecord] = []
      do {
        guard try gunzip.advance() else { break }
      } catch {
        problems.note(error, recordsRead: scanner.records)
        isCutOff = error.reason != .trailingBytes
        break
      }
      scanner.scan(gunzip.window, member: gunzip.member) { record in
        found.append(read(record, path: path, into: &tally, &problems))
      }
      if !found.isEmpty { try await deliver(found) }
    }
    scanner.finish(isCutOff: isCutOff)
    tally.records = scanner.records
    tally.digests = scanner.digests
    tally.bytesRead = gunzip.bytesRead
    tally.bytesInflated = gunzip.bytesInflated
    tally.problems = problems.all(with: scanner)
    return tally
  }

  private borrowing func read(
    _ record: borrowing Record, path: String, into tally: inout InputTally,
    _ problems: inout FileProblems
  ) -> FoundRecord {
    let place = record.position
    var event: RetentionEvent?
    do {
      event = try RetentionEvent(record) {
        problems.note(.notCloudTrail, $0.description, at: place)
      }
    } catch {
      problems.note(.notCloudTrail, error.description, at: place)
    }
    if !record.object.isUTF8 {
      problems.note(.invalidUTF8, "a record of a retention call is not UTF-8 throughout", at: place)
    }
    tally.matched += 1
    if let event { tally.reach.include(event.eventTime) }
    return FoundRecord(
      event: event, evidence: Evidence(path: path, position: place),
      bytes: keepsBytes ? record.object.copyBytes() : [], count: record.object.bytes.count)
  }
}
