internal import CloudTrailRecords
package import RetentionModel
internal import SystemPackage

// What reading gave, for whoever keeps it in a form of his own.

extension Sighting {
  /// Reads a record again from its own bytes.
  /// - Parameters:
  ///   - body: its bytes.
  ///   - wanted: the calls that it may be of.
  ///   - evidence: where it was found.
  ///   - isFromColumns: whether it was put together from the columns of a query result.
  ///   - options: how it is read.
  /// - Returns: nil if it is not one of the calls.
  init?(
    again body: Span<UInt8>, of wanted: WantedCalls, at evidence: Evidence, isFromColumns: Bool,
    _ options: LogReader
  ) {
    guard
      let record = Record(
        again: body, of: wanted, at: evidence.position, isFromColumns: isFromColumns,
        isAfterFault: evidence.isAfterFault)
    else { return nil }
    let bytes = options.keepsBytes ? record.object.copyBytes() : []
    let count = record.object.bytes.count
    if options.isOfTrail(record.call) {
      self.init(
        trail: try? TrailEvent(record), at: evidence, bytes: bytes, count: count,
        isFromColumns: record.isFromColumns)
    } else {
      self.init(
        try? RetentionEvent(record, of: options.services), at: evidence, bytes: bytes, count: count,
        isFromColumns: record.isFromColumns)
    }
  }
}

extension LogReader {
  /// The calls that are looked for: the services', then CloudTrail's own.
  var wanted: WantedCalls { WantedCalls(services.wanted.groups + [TrailCall.wanted]) }

  /// Whether a call is one of CloudTrail's own.
  func isOfTrail(_ call: WantedCalls.Call) -> Bool { call.group == services.count }
}

extension LogReader {
  /// Reads a record again from its own bytes.
  /// - Parameters:
  ///   - body: its bytes.
  ///   - evidence: where it was found.
  ///   - isFromColumns: whether it was put together from the columns of a query result.
  /// - Returns: nil if it is of none of the calls that are looked for.
  package func sighting(again body: [UInt8], at evidence: Evidence, isFromColumns: Bool) -> Sighting? {
    Sighting(again: body.span, of: wanted, at: evidence, isFromColumns: isFromColumns, self)
  }
}

extension LogReader {
  /// Reads a file that was read before, if it is as it was then.
  /// - Returns: nil where it is not, or cannot be opened.
  package func readAgain(_ file: ListedFile, deliver: (Batch) throws -> Void) throws -> InputTally? {
    guard let status = try? FileStatus(of: FilePath(file.path)), status.kind == .file,
      status.size == file.size, status.modified == file.modified
    else { return nil }
    return try readAgain(file.path, Cancellation(), deliver)
  }
}

/// What reading an input came to, as numbers: all that there is to be said of nearly every log file.
package struct PlainReading: Hashable, Sendable {
  package var path: String
  /// How many bytes it has; nil for what is no file.
  package var size: UInt64?
  package var modified: Int64?
  package var sha256: [UInt8]?
  package var bytesInflated: UInt64
  package var records: Int
  package var matched: Int
  package var members: Int
  package var documents: Int
  package var isOfItsSlot: Bool
  package var hasManagementEvent: Bool

  /// - Parameters: see the properties.
  package init(
    path: String, size: UInt64?, modified: Int64?, sha256: [UInt8]?, bytesInflated: UInt64, records: Int,
    matched: Int, members: Int, documents: Int, isOfItsSlot: Bool, hasManagementEvent: Bool
  ) {
    (self.path, self.size, self.modified, self.sha256) = (path, size, modified, sha256)
    (self.bytesInflated, self.records, self.matched) = (bytesInflated, records, matched)
    (self.members, self.documents) = (members, documents)
    (self.isOfItsSlot, self.hasManagementEvent) = (isOfItsSlot, hasManagementEvent)
  }
}

extension InputReading {
  /// Its numbers.
  package var plain: PlainReading {
    PlainReading(
      path: path, size: size, modified: modified, sha256: sha256, bytesInflated: bytesInflated,
      records: records, matched: matched, members: members, documents: documents, isOfItsSlot: isOfItsSlot,
      hasManagementEvent: hasManagementEvent)
  }

  /// Whether its numbers say all that there is to be said of it.
  package var isPlain: Bool {
    isOpened && !isArchive && trailRecords == 0 && problems.isEmpty && unread == nil
      && bystanders == Bystanders()
      && size == bytesRead
  }

  /// An input of which its numbers say all.
  package init(_ plain: PlainReading) {
    self.init(of: plain.path)
    (size, modified, sha256) = (plain.size, plain.modified, plain.sha256)
    (bytesRead, bytesInflated) = (plain.size ?? 0, plain.bytesInflated)
    (records, matched, members, documents) =
      (plain.records, plain.matched, plain.members, plain.documents)
    (isOfItsSlot, hasManagementEvent) = (plain.isOfItsSlot, plain.hasManagementEvent)
  }

  /// An input of which only records are known.
  package init(ofRecordsAt path: String) {
    self.init(of: path)
    isOpened = false
  }

  /// What is to be said of it, as the line that an extract has of it.
  package var line: [UInt8] { JSONLine.input(self, calls: []) }

  /// What a line says.
  /// - Parameters:
  ///   - line: as an extract has it.
  ///   - modified: when the file was last written.
  /// - Returns: nil where it is damaged.
  package init?(line: [UInt8], modified: Int64?) {
    guard let line = ExtractedLine(line.span), line.kind == .input, var reading = line.reading else {
      return nil
    }
    reading.modified = modified
    self = reading
  }

  /// Notes that it was not searched for all that is asked for, and cannot be read again.
  /// - Parameter message: what is to be done about it.
  package mutating func note(notScannedFor message: String) {
    problems.add(
      InputTally.Problem(
        path: path, kind: .notScannedFor, offset: 0, message: message, recordsRead: records))
    if unread == nil { unread = .notScannedFor }
  }
}
