internal import CloudTrailRecords
internal import Gunzip
internal import RetentionModel
internal import SystemPackage

/// Reads an extract: what it tells counts as if its inputs had been read here.
///
/// Its lines are evidence, and so nothing of them may be missing: each input says how many records it has, the last line
/// how many inputs there are. What is wrong with the extract itself is a problem of it, and leaves a hole in all that its
/// inputs could have proved.
struct ExtractReader: ~Copyable {
  private let options: LogReader
  private let path: String
  private let wanted: WantedCalls
  private let calls: Set<String>
  private let known: KnownInputs
  private let reread: (InputReading, (Batch) throws -> Void) throws -> InputTally?
  private var tally = InputTally()
  /// What is wrong with the extract itself.
  private var own: InputReading
  private var batch = Batch(sightings: [], problems: [])
  private var claims = Claims()
  /// Whether a header was read whose end was not.
  private var isOpen = false
  private var isBegun = false
  /// The inputs since the header, and the records since the last input with the path that they have in common.
  private var inputs = 0
  private var records = 0
  private var recordsPath: String?

  /// - Parameters:
  ///   - path: the extract.
  ///   - known: the inputs that other extracts tell of.
  ///   - reread: reads an input itself, with all that is asked for; nil where it is not here.
  init(
    _ options: LogReader, path: String, known: KnownInputs,
    reread: @escaping (InputReading, (Batch) throws -> Void) throws -> InputTally?
  ) {
    self.options = options
    self.path = path
    own = InputReading(of: path)
    own.isOpened = false
    self.known = known
    self.reread = reread
    wanted = options.wanted
    calls = Set(Search(by: options).calls)
  }

  /// Reads what a descriptor gives to its end.
  /// - Parameter deliver: is given what the lines of about a window give.
  /// - Throws: what `deliver` throws; `CancellationError` where the reading is cancelled.
  mutating func read(
    _ gunzip: inout GunzipReader, _ cancellation: Cancellation, deliver: (Batch) throws -> Void
  ) throws -> InputTally {
    var lines = ExtractLines(limit: options.maxRecordSize + 1 << 20)
    var isAtEnd = false
    while !isAtEnd {
      try cancellation.check()
      do {
        isAtEnd = try !gunzip.advance()
      } catch {
        note(InputTally.Problem(error, path: path, recordsRead: tally.matched))
        continue
      }
      if !isAtEnd {
        try lines.take(gunzip.window) { line, offset in try take(line, at: offset, deliver) }
      }
      if !batch.isEmpty { try flush(deliver) }
    }
    // The last line may have lost its end.
    if lines.isOpen { try lines.finish { line, offset in try take(line, at: offset, deliver) } }
    end(at: lines.offset)
    if !own.problems.isEmpty {
      tally.add(own.tally)
      if options.tellsInputs { batch.ended.append(own) }
    }
    if !batch.isEmpty { try flush(deliver) }
    return tally
  }

  private mutating func flush(_ deliver: (Batch) throws -> Void) throws {
    defer { batch = Batch(sightings: [], problems: []) }
    try deliver(batch)
  }

  /// Notes what is wrong with the extract.
  private mutating func note(_ problem: InputTally.Problem) {
    own.problems.add(problem)
    // Whatever it is, its inputs could have held the events of any account and time.
    own.unread = own.unread ?? (problem.kind == .notCloudTrail ? .unreadable : problem.kind)
    batch.problems.append(problem)
  }

  private mutating func note(_ kind: InputTally.Problem.Kind, _ message: String, at offset: UInt64) {
    note(
      InputTally.Problem(path: path, kind: kind, offset: offset, message: message, recordsRead: tally.matched)
    )
  }

  private mutating func end(at offset: UInt64) {
    if isOpen {
      note(.truncatedJSON, "the extract is cut: its last line is missing; make it again", at: offset)
    } else if !isBegun {
      note(.notCloudTrail, "this is no extract; name logs without --extract", at: 0)
    }
  }

  private mutating func take(
    _ line: Span<UInt8>?, at offset: UInt64, _ deliver: (Batch) throws -> Void
  ) throws {
    guard let bytes = line else {
      return note(.recordTooLarge, "a line of the extract is longer than --max-record-size", at: offset)
    }
    guard let line = ExtractedLine(bytes) else {
      guard isBegun else { return }
      return note(.invalidJSON, "a line of the extract is damaged; make it again", at: offset)
    }
    guard isOpen || line.kind == .header else {
      guard isBegun else { return }
      return note(.invalidJSON, "a line stands behind the extract's end", at: offset)
    }
    switch line.kind {
    case .header: begin(line, at: offset)
    case .record: takeRecord(line, at: offset)
    case .input: try takeInput(line, at: offset, deliver)
    case .end: end(line, at: offset)
    }
  }

  private mutating func begin(_ header: borrowing ExtractedLine, at offset: UInt64) {
    if isOpen {
      note(.truncatedJSON, "the extract is cut: another begins before its last line", at: offset)
    }
    (isBegun, isOpen, inputs, records, recordsPath) = (true, true, 0, 0, nil)
    guard !header.isKnownForm else { return }
    isOpen = false
    note(.notScannedFor, "the extract has a form that this version does not know", at: offset)
  }

  private mutating func takeRecord(_ line: borrowing ExtractedLine, at offset: UInt64) {
    guard let evidence = line.evidence else {
      return note(.invalidJSON, "a record's line does not say where it stood", at: offset)
    }
    records += 1
    if let recordsPath, ExactText(recordsPath) != ExactText(evidence.path) {
      note(.invalidJSON, "the line of the input \(recordsPath) is missing", at: offset)
      records = 1
    }
    recordsPath = evidence.path
    guard let sighting = line.sighting(at: evidence, of: wanted, options) else {
      return note(
        .invalidJSON, "a line of the extract has no record of a call that is looked for", at: offset)
    }
    batch.sightings.append(sighting)
  }

  private mutating func takeInput(
    _ line: borrowing ExtractedLine, at offset: UInt64, _ deliver: (Batch) throws -> Void
  ) throws {
    guard let reading = line.reading, claims.take(reading) else {
      return note(.invalidJSON, "an input's line is damaged; make the extract again", at: offset)
    }
    let isOfRecords = recordsPath.map { ExactText($0) == ExactText(reading.path) } ?? true
    if records != reading.kept || !isOfRecords {
      note(
        .invalidJSON,
        "the extract has \(records) records of \(reading.path), and says that there were \(reading.kept)",
        at: offset)
    }
    (inputs, records, recordsPath) = (inputs + 1, 0, nil)
    guard known.insert(reading) else { return try end(reading, isKnown: true, deliver) }
    guard line.wasSearched(for: calls) else { return try readAgain(reading, deliver) }
    try end(reading, isKnown: false, deliver)
  }

  /// Whoever wants to know of inputs has each told behind its records, and before those of the next.
  private mutating func end(
    _ reading: InputReading, isKnown: Bool, _ deliver: (Batch) throws -> Void
  ) throws {
    if !isKnown { tally.add(reading.tally) }
    guard options.tellsInputs else { return }
    batch.ended.append(reading)
    try flush(deliver)
  }

  /// Reads an input that was not searched for all that is asked for. Where it is gone, that is a problem, and where an
  /// extract is made of extracts: its records are told already.
  private mutating func readAgain(_ reading: InputReading, _ deliver: (Batch) throws -> Void) throws {
    if !options.tellsInputs, let again = try reread(reading, deliver) { return tally.add(again) }
    var reading = reading
    reading.note(
      notScannedFor:
        "the extract \(path) was not made for all that is asked for, and the input is not read again; extract it anew"
    )
    try end(reading, isKnown: false, deliver)
  }

  private mutating func end(_ line: borrowing ExtractedLine, at offset: UInt64) {
    isOpen = false
    guard line.inputs != inputs || records > 0 else { return }
    note(.invalidJSON, "the extract has \(inputs) inputs, and says otherwise; make it again", at: offset)
  }
}
