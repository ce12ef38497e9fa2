internal import Gunzip
internal import CloudTrailRecords
internal import RetentionModel
internal import SystemPackage

/// Reads one file after the other, in the same memory.
struct FileReader: ~Copyable {
  private var gunzip = GunzipReader()
  private let services: [RetentionService]
  private let wanted: WantedCalls
  private let limits: RecordScanner.Limits
  private let keepsBytes: Bool
  private let progress: ReadingProgress?
  /// Whether what is read lies behind a fault of the gzip data.
  private var isAfterFault = false

  init(
    services: [RetentionService], limits: RecordScanner.Limits, keepsBytes: Bool,
    progress: ReadingProgress? = nil
  ) {
    self.services = services
    wanted = services.wanted
    self.limits = limits
    self.keepsBytes = keepsBytes
    self.progress = progress
  }

  /// Reads what a descriptor gives to its end, past its faults.
  /// - Parameters:
  ///   - path: the name under which records and problems are told.
  ///   - interruption: the reading ends, as if the input did, when this can be read.
  ///   - deliver: is given what each window gives, if that is anything.
  /// - Throws: what `deliver` throws; `CancellationError` where the task is cancelled before the end.
  mutating func read(
    _ descriptor: FileDescriptor, path: String, interruption: FileDescriptor? = nil,
    deliver: @Sendable (Batch) async throws -> Void
  ) async throws -> InputTally {
    var tally = InputTally()
    tally.files = 1
    var problems = FileProblems(path: path)
    var scanner = RecordScanner(wanted: wanted, limits: limits)
    gunzip.open(ByteSource(descriptor, until: interruption))
    isAfterFault = false
    var isOpen = true
    var told = (bytes: UInt64(0), records: 0)
    while isOpen {
      try Task.checkCancellation()
      var sightings: [Sighting] = []
      do {
        isOpen = try gunzip.advance()
        if isOpen {
          scanner.scan(gunzip.window, member: gunzip.member) { record in
            sightings.append(read(record, path: path, into: &tally, &problems))
          }
        } else {
          scanner.finish(isCutOff: gunzip.wasInterrupted) { record in
            sightings.append(read(record, path: path, into: &tally, &problems))
          }
        }
      } catch {
        // Whoever interrupts the reading knows that it is not whole.
        isOpen = !gunzip.wasInterrupted
        if isOpen { problems.note(error, recordsRead: scanner.records) }
        scanner.finish(isCutOff: gunzip.wasInterrupted || error.reason != .trailingBytes) { record in
          sightings.append(read(record, path: path, into: &tally, &problems))
        }
        scanner.beginAnew()
        isAfterFault = gunzip.isAfterFault
      }
      problems.note(scanner.takeFaults())
      let batch = Batch(sightings: sightings, problems: problems.takeNew())
      if !batch.isEmpty { try await deliver(batch) }
      if let progress {
        progress.add(bytes: gunzip.bytesRead - told.bytes, records: scanner.records - told.records)
        told = (gunzip.bytesRead, scanner.records)
      }
    }
    progress?.endFile()
    tally.records = scanner.records
    tally.bystanders = scanner.bystanders
    tally.bytesRead = gunzip.bytesRead
    tally.bytesInflated = gunzip.bytesInflated
    problems.note(further: scanner.furtherFaults)
    tally.problems = problems.all
    tally.noteTimes(
      of: path, unread: problems.unread, first: scanner.firstRecord, members: gunzip.members,
      documents: scanner.documents)
    return tally
  }

  private borrowing func read(
    _ record: borrowing Record, path: String, into tally: inout InputTally,
    _ problems: inout FileProblems
  ) -> Sighting {
    let place = record.position
    var event: RetentionEvent?
    do {
      event = try RetentionEvent(record, of: services) {
        problems.note(.notCloudTrail, $0.description, at: place, isRead: true)
      }
    } catch {
      problems.note(.notCloudTrail, error.description, at: place, isRead: false)
    }
    if RetentionEvent.readsInvalidUTF8(in: record, of: services) {
      problems.note(
        .invalidUTF8, "a field that is used holds bytes that are not UTF-8", at: place, isRead: true)
    }
    tally.matched += 1
    let isAfterFault = isAfterFault || record.isAfterFault
    return Sighting(
      event, at: Evidence(path: path, position: place, isAfterFault: isAfterFault),
      bytes: keepsBytes ? record.object.copyBytes() : [], count: record.object.bytes.count)
  }
}
