internal import Gunzip
internal import CloudTrailRecords
internal import RetentionModel

/// What was read of one file, and what of it was not delivered yet.
struct FileTally: ~Copyable {
  private let path: String
  private let options: LogReader
  private var hasEnded = false
  private var problems: FileProblems
  private var sightings: [Sighting] = []
  /// About how many bytes the sightings take that were not delivered yet.
  private(set) var waitingBytes = 0
  private(set) var reading: InputReading
  /// How many records were read, of any call.
  var records = 0
  /// Whether what is read lies behind a fault of the gzip data, or of an archive.
  var isAfterFault: Bool
  /// Whether the file itself lies behind a fault of its archive: what looks like a file there can be planted.
  private let isDoubtful: Bool
  /// Nil where nobody wants to know how far the file was read.
  private var search: BeginningSearch?

  /// - Parameter isAfterFault: whether the file lies behind a fault of its archive.
  init(of path: String, _ options: LogReader, isAfterFault: Bool) {
    self.path = path
    self.options = options
    problems = FileProblems(path: path)
    self.isAfterFault = isAfterFault
    isDoubtful = isAfterFault
    reading = InputReading(of: path)
    search = options.beginnings.map { BeginningSearch($0) }
  }

  /// Adds a record of a call that is looked for.
  mutating func add(_ record: borrowing Record) {
    let place = record.position
    let evidence = Evidence(path: path, position: place, isAfterFault: isAfterFault || record.isAfterFault)
    let bytes = options.keepsBytes ? record.object.copyBytes() : []
    let count = record.object.bytes.count
    let sighting: Sighting
    if options.isOfTrail(record.call) {
      reading.trailRecords += 1
      sighting = Sighting(
        trail: trailEvent(of: record), at: evidence, bytes: bytes, count: count,
        isFromColumns: record.isFromColumns)
    } else {
      reading.matched += 1
      sighting = Sighting(
        retentionEvent(of: record), at: evidence, bytes: bytes, count: count,
        isFromColumns: record.isFromColumns)
    }
    waitingBytes += sighting.weight
    sightings.append(sighting)
  }

  private mutating func retentionEvent(of record: borrowing Record) -> RetentionEvent? {
    let place = record.position
    var event: RetentionEvent?
    do {
      event = try RetentionEvent(record, of: options.services) {
        problems.note(.notCloudTrail, $0.description, at: place, isRead: true)
      }
    } catch {
      problems.note(.notCloudTrail, error.description, at: place, isRead: false)
    }
    if RetentionEvent.readsInvalidUTF8(in: record, of: options.services) {
      problems.note(
        .invalidUTF8, "a field that is used holds bytes that are not UTF-8", at: place, isRead: true)
    }
    return event
  }

  private mutating func trailEvent(of record: borrowing Record) -> TrailEvent? {
    do {
      return try TrailEvent(record)
    } catch {
      problems.note(.notCloudTrail, error.description, at: record.position, isRead: false)
      return nil
    }
  }

  /// Notes what is wrong with the gzip data, or with reading at all.
  mutating func note(_ error: GunzipError, recordsRead: Int) {
    problems.note(error, recordsRead: recordsRead)
  }

  /// Notes what the scanner could not read.
  mutating func note(_ faults: [ScanFault]) {
    problems.note(faults)
  }

  /// Notes how far the file was read, for whoever wants to know.
  /// - Parameters:
  ///   - held: the windows before the current one.
  ///   - step: what the current step came to.
  mutating func note(
    _ held: [FileStart.Held], _ step: FileReader.Step, of scanner: borrowing RecordScanner,
    _ gunzip: borrowing GunzipReader
  ) {
    guard search != nil else { return }
    for held in held { search?.take(held.bytes.span) }
    if case .window = step { search?.take(gunzip.window) }
    noteCounts(scanner, gunzip)
  }

  private mutating func noteCounts(_ scanner: borrowing RecordScanner, _ gunzip: borrowing GunzipReader) {
    reading.records = scanner.records
    reading.bystanders = scanner.bystanders
    reading.bytesRead = gunzip.bytesRead
    reading.bytesInflated = gunzip.bytesInflated
    (reading.problems, reading.unread) = (problems.all, problems.unread)
  }

  /// Notes what is known of the file at its end.
  /// - Parameters:
  ///   - stored: what is known of its bytes.
  ///   - isInterrupted: whether the end is that of a reading that somebody ended, so that nothing is said of the
  ///     file's whole.
  mutating func end(
    _ scanner: borrowing RecordScanner, _ gunzip: borrowing GunzipReader, _ stored: StoredBytes,
    isInterrupted: Bool
  ) {
    hasEnded = true
    (reading.size, reading.modified) = (stored.size, stored.modified)
    problems.note(further: scanner.furtherFaults)
    noteCounts(scanner, gunzip)
    reading.unread = nil
    defer { reading.problems = problems.all }
    guard !isInterrupted else { return }
    let slot = reading.slot
    if problems.unread == nil, reading.records == 0, slot != nil {
      problems.add(InputTally.Problem(recordlessLogAt: path, isForeign: reading.bystanders.isForeign))
    }
    reading.unread = problems.unread
    reading.hasManagementEvent = scanner.hasManagementEvent || reading.kept > 0
    if let slot, !isDoubtful, let first = scanner.firstRecord { reading.isOfItsSlot = first.isOf(slot) }
    reading.members = gunzip.members
    reading.documents = scanner.documents
    // Where its size is not known, only reading it without a fault shows that nothing is missing.
    let isWhole = stored.size.map { $0 == gunzip.bytesRead } ?? (problems.unread == nil)
    if isWhole, !scanner.hasGivenUp, !gunzip.wasInterrupted { reading.sha256 = stored.hash?.value }
  }

  /// What was found since the batch before; nil where that is nothing.
  mutating func takeBatch() -> Batch? {
    let unread = problems.unread.flatMap {
      $0.leavesHole(in: reading.slot, records: records) ? $0 : nil
    }
    var batch = Batch(
      sightings: sightings, problems: problems.takeNew(), unread: unread,
      ended: options.tellsInputs && hasEnded ? [reading] : [])
    sightings = []
    waitingBytes = 0
    guard !batch.isEmpty else { return nil }
    batch.soFar = search.map { ReadSoFar(reading: reading, beginning: $0.beginning, met: $0.met) }
    return batch
  }
}
