internal import CloudTrailRecords
internal import RetentionModel

/// Writes what reading gives as an extract, line by line.
///
/// The reader is one whose `keepsBytes` and `tellsInputs` are set: the records of an input come before its own line, as
/// they are read.
public struct ExtractWriter: Sendable {
  private let calls: [String]
  private var inputs = 0

  /// - Parameter reader: the reader that gives the batches.
  public init(_ reader: LogReader) {
    calls = Search(by: reader).calls
  }

  /// The first line.
  /// - Parameter tool: the program's name and version.
  public func header(tool: String) -> [UInt8] {
    JSONLine.line { line in
      line.add("extract", ExtractFormat.name)
      line.add("tool", tool)
    }
  }

  /// The lines of what was read next; empty where a batch has nothing that is extracted.
  /// - Parameter batch: the batch, in reading order.
  public mutating func lines(of batch: Batch) -> [UInt8] {
    inputs += batch.ended.count
    return batch.sightings.flatMap { JSONLine.record($0) }
      + batch.ended.flatMap { JSONLine.input($0, calls: calls) }
  }

  /// The last line: a reader that does not find it knows that the extract was cut.
  public var end: [UInt8] {
    JSONLine.line { line in
      line.add("type", "end")
      line.add("inputs", inputs)
    }
  }
}

extension JSONLine {
  fileprivate static func record(_ sighting: Sighting) -> [UInt8] {
    line { line in
      line.add("type", "record")
      if sighting.isOfTrail { line.add("kind", "trail") }
      line.add("path", sighting.evidence.path)
      line.add("member", sighting.evidence.member)
      line.add("record", sighting.evidence.record)
      line.add("offset", sighting.evidence.offset)
      line.add("afterFault", if: sighting.evidence.isAfterFault)
      line.add("fromColumns", if: sighting.isFromColumns)
      // Other readers of JSON take only UTF-8, and some replace what is none.
      if sighting.bytes.isUTF8 {
        line.add("body", json: sighting.bytes)
      } else {
        line.add("bodyHex", sighting.bytes.hex)
      }
    }
  }

  static func input(_ reading: InputReading, calls: [String]) -> [UInt8] {
    line { line in
      line.add("type", "input")
      line.add("path", reading.path)
      line.add("calls", calls)
      line.add("reader", Search.currentReader)
      line.add("unopened", if: !reading.isOpened)
      line.add("archive", if: reading.isArchive)
      if let size = reading.size { line.add("size", size) }
      line.add("bytesRead", reading.bytesRead)
      line.add("bytesInflated", reading.bytesInflated)
      line.add("records", reading.records)
      line.add("matched", reading.matched)
      if reading.trailRecords > 0 { line.add("trailRecords", reading.trailRecords) }
      line.add("members", reading.members)
      line.add("documents", reading.documents)
      let bystanders = Bystanders.Kind.allCases.filter { reading.bystanders[$0] > 0 }
      line.add("bystanders") { for kind in bystanders { $0.add(kind.rawValue, reading.bystanders[kind]) } }
      line.add("problems", of: reading.problems.byKind) { line, problems in
        line.add("kind", problems.kind.rawValue)
        line.add("count", problems.count)
        line.add("first", of: problems.first) { line, problem in
          line.add("offset", problem.offset)
          line.add("message", problem.message)
          line.add("recordsRead", problem.recordsRead)
        }
      }
      line.add("witnesses") { line in
        line.add("slot", if: reading.isOfItsSlot)
        line.add("management", if: reading.hasManagementEvent)
        if let unread = reading.unread { line.add("unread", unread.rawValue) }
      }
      if let sha256 = reading.sha256 { line.add("sha256", sha256.hex) }
    }
  }
}

extension [UInt8] {
  fileprivate var isUTF8: Bool { (try? UTF8Span(validating: span)) != nil }
}
