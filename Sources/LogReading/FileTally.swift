internal import Gunzip
internal import CloudTrailRecords
internal import RetentionModel

/// What was read of one file, and what of it was not delivered yet.
struct FileTally: ~Copyable {
  private let path: String
  private let services: [RetentionService]
  private let keepsBytes: Bool
  private var problems: FileProblems
  private var sightings: [Sighting] = []
  /// About how many bytes the sightings take that were not delivered yet.
  private(set) var waitingBytes = 0
  private(set) var tally = InputTally()
  /// How many records were read, of any call.
  var records = 0
  /// Whether what is read lies behind a fault of the gzip data, or of an archive.
  var isAfterFault: Bool
  /// Whether the file itself lies behind a fault of its archive: what looks like a file there can be planted.
  private let isDoubtful: Bool

  /// - Parameter isAfterFault: whether the file lies behind a fault of its archive.
  init(of path: String, _ options: LogReader, isAfterFault: Bool) {
    self.path = path
    services = options.services
    keepsBytes = options.keepsBytes
    problems = FileProblems(path: path)
    self.isAfterFault = isAfterFault
    isDoubtful = isAfterFault
    tally.files = 1
  }

  /// Adds a record of a retention call.
  mutating func add(_ record: borrowing Record) {
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
    let sighting = Sighting(
      event, at: Evidence(path: path, position: place, isAfterFault: isAfterFault || record.isAfterFault),
      bytes: keepsBytes ? record.object.copyBytes() : [], count: record.object.bytes.count)
    waitingBytes += sighting.weight
    sightings.append(sighting)
  }

  /// Notes what is wrong with the gzip data, or with reading at all.
  mutating func note(_ error: GunzipError, recordsRead: Int) {
    problems.note(error, recordsRead: recordsRead)
  }

  /// Notes what the scanner could not read.
  mutating func note(_ faults: [ScanFault]) {
    problems.note(faults)
  }

  /// Notes what is known of the file at its end.
  /// - Parameter isInterrupted: whether the end is that of a reading that somebody ended, so that nothing is said of the
  ///   file's whole.
  mutating func end(
    _ scanner: borrowing RecordScanner, _ gunzip: borrowing GunzipReader, isInterrupted: Bool
  ) {
    tally.records = scanner.records
    tally.bystanders = scanner.bystanders
    tally.bytesRead = gunzip.bytesRead
    tally.bytesInflated = gunzip.bytesInflated
    problems.note(further: scanner.furtherFaults)
    guard !isInterrupted else { return tally.problems = problems.all }
    if problems.unread == nil, tally.records == 0, LogFileSlot(path: path) != nil {
      problems.add(InputTally.Problem(recordlessLogAt: path, isForeign: tally.bystanders.isForeign))
    }
    tally.problems = problems.all
    tally.noteTimes(
      of: path, unread: problems.unread, first: isDoubtful ? nil : scanner.firstRecord,
      members: gunzip.members,
      documents: scanner.documents)
  }

  /// What was found since the batch before; nil where that is nothing.
  mutating func takeBatch() -> Batch? {
    let unread = problems.unread.flatMap {
      $0.leavesHole(in: LogFileSlot(path: path), records: records) ? $0 : nil
    }
    let batch = Batch(sightings: sightings, problems: problems.takeNew(), unread: unread)
    sightings = []
    waitingBytes = 0
    return batch.isEmpty ? nil : batch
  }
}
