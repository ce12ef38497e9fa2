internal import Gunzip
internal import CloudTrailRecords
internal import RetentionModel
internal import Untar

// How a tar archive is read: each file in it as if it were one of its own, in a folder that has the archive's path.

extension FileReader {
  /// Reads the archive that `gunzip` gives.
  /// - Parameters:
  ///   - stored: what is known of its bytes.
  ///   - start: the windows that were read before the current one.
  mutating func readArchive(
    at path: String, _ stored: StoredBytes, from start: FileStart, _ input: inout InputCost,
    deliver: (Batch) throws -> Void
  ) throws -> InputTally {
    // From here on, gunzip reads the archive's files.
    archive.open(afterReading: start.bytes, &gunzip)
    input.isArchive = true
    var tally = ArchiveTally(of: path, tellsInputs: options.tellsInputs)
    while !input.work.isTooMuch, let part = archive.next() {
      try cancellation.check()
      input.isAfterFault = archive.isAfterFault
      input.work.countFile(after: input.weight(ofBytes: archive.bytesRead), limits)
      switch part {
      case .file(let name):
        let path = "\(path)/\(name)"
        if let file = try readFile(at: path, &input, deliver: deliver) {
          tally.add(file)
        } else {
          tally.add(unread: InputTally.Problem(archiveInArchiveAt: path))
        }
      case .unread(let name, let reason):
        tally.add(unread: InputTally.Problem(reason, path: "\(path)/\(name)"))
      case .fault(let fault):
        tally.note(InputTally.Problem(fault, path: path, recordsRead: input.records))
      case .damage(let error):
        tally.note(InputTally.Problem(error, path: path, recordsRead: input.records))
      }
      if input.work.isTooMuch {
        tally.note(InputTally.Problem(overfullArchiveAt: path, recordsRead: input.records))
      }
      if let batch = tally.takeBatch() { try deliver(batch) }
    }
    input.progress.advance(toBytes: archive.bytesRead, records: input.records)
    tally.end(stored, isWhole: stored.size == archive.bytesRead)
    archive.close(&gunzip)
    if let batch = tally.takeBatch() { try deliver(batch) }
    return tally.all
  }

  /// Reads the archive's current file.
  /// - Returns: nil where it is itself an archive, which is not read.
  private mutating func readFile(
    at path: String, _ input: inout InputCost, deliver: (Batch) throws -> Void
  ) throws -> InputTally? {
    let archive = archive
    let stored = StoredBytes(nil, hash: options.storedHash)
    gunzip.open(ByteSource(tap: stored.tap) { archive.read(into: &$0, $1) })
    var start = FileStart()
    let first = gunzip.begin(&start)
    guard !start.isArchive else { return nil }
    return try readFile(at: path, stored, from: start, first, &input, deliver: deliver)
  }
}

/// What was read of an archive.
private struct ArchiveTally {
  private let path: String
  private let tellsInputs: Bool
  /// The archive's own problems.
  private var problems: FileProblems
  /// Those of files in it that are not read, and that nobody has been told of yet.
  private var new: [InputTally.Problem] = []
  /// Of all files, and of the archive itself once it has ended.
  private(set) var all = InputTally()
  /// The inputs that ended since the batch before, apart from the files that were read.
  private var ended: [InputReading] = []

  init(of path: String, tellsInputs: Bool) {
    self.path = path
    self.tellsInputs = tellsInputs
    problems = FileProblems(path: path)
  }

  /// Adds a file that was read.
  mutating func add(_ file: InputTally) { all.add(file) }

  /// Adds a file that is not read.
  mutating func add(unread problem: InputTally.Problem) {
    end(InputReading(unread: problem))
    new.append(problem)
  }

  /// Notes what is wrong with the archive.
  mutating func note(_ problem: InputTally.Problem) { problems.add(problem) }

  /// Notes what is known of the archive at its end. Whoever wants to know of inputs has it told behind its files: it is
  /// what they were found in.
  mutating func end(_ stored: StoredBytes, isWhole: Bool) {
    if problems.unread == nil, all.records == 0, LogFileSlot(path: path) != nil {
      problems.add(InputTally.Problem(recordlessLogAt: path, isForeign: true))
    }
    var reading = InputReading(ofArchive: path, problems.all, unread: problems.unread)
    (reading.size, reading.modified) = (stored.size, stored.modified)
    if isWhole { reading.sha256 = stored.hash?.value }
    end(reading)
  }

  private mutating func end(_ reading: InputReading) {
    all.add(reading.tally)
    if tellsInputs { ended.append(reading) }
  }

  /// What was found since the batch before; nil where that is nothing.
  mutating func takeBatch() -> Batch? {
    defer { (new, ended) = ([], []) }
    let batch = Batch(
      sightings: [], problems: new + problems.takeNew(), unread: problems.unread ?? new.first?.kind,
      ended: ended)
    return batch.isEmpty ? nil : batch
  }
}
