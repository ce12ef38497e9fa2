internal import CloudTrailRecords
internal import RetentionModel

/// Reads records as the program does: JSON text through the scanner, each record into an event.
struct RecordReading {
  var events: [RetentionEvent] = []
  var positions: [Record.Position] = []
  /// Why records gave no event.
  var faults: [EventFault] = []
  /// What events were read without.
  var notes: [EventFault] = []

  init(_ text: String, of services: [RetentionService] = RetentionService.tested) {
    var events: [RetentionEvent] = []
    var positions: [Record.Position] = []
    var faults: [EventFault] = []
    var notes: [EventFault] = []
    var scanner = RecordScanner(wanted: services.wanted)
    let bytes = Array(text.utf8)
    let read: (borrowing Record) -> Void = { record in
      do throws(EventFault) {
        events.append(try RetentionEvent(record, of: services) { notes.append($0) })
        positions.append(record.position)
      } catch {
        faults.append(error)
      }
    }
    scanner.scan(bytes.span, found: read)
    scanner.finish(found: read)
    self.events = events
    self.positions = positions
    self.faults = faults
    self.notes = notes
  }
}

extension EventHistory {
  /// Adds all records of a text.
  mutating func insert(
    _ text: String, path: String = "a.json", of services: [RetentionService] = RetentionService.tested
  ) {
    let reading = RecordReading(text, of: services)
    for (event, position) in zip(reading.events, reading.positions) {
      insert(Sighting(event, at: Evidence(path: path, position: position)))
    }
  }

  /// - Parameter texts: one record each, or several.
  init(_ texts: some Sequence<String>) {
    self.init()
    insert(texts.joined(separator: "\n"))
  }

  init(_ calls: some Sequence<ToldCall>) {
    self.init(calls.map(\.json))
  }

  /// The timelines when nothing is known of later times.
  var timelines: [Timeline] {
    timelines(asOf: Instant(seconds: 1_800_000_000), coverage: Coverage())
  }
}

/// The moment that a bare JSON value stands for.
func instant(ofJSON literal: String) throws -> Instant? {
  let bytes = Array(literal.utf8)
  let value = try JSONValue(bytes.span)
  return Instant(timestamp: value)
}

extension Instant {
  /// - Parameter milliseconds: since 1970.
  init(milliseconds: Int) {
    let rest = (milliseconds % 1000 + 1000) % 1000
    self.init(seconds: Int64((milliseconds - rest) / 1000), nanoseconds: Int32(rest * 1_000_000))
  }

  /// Since 1970.
  var milliseconds: Int { Int(seconds) * 1000 + Int(nanoseconds) / 1_000_000 }
}

extension LiveHistory {
  mutating func insert(_ records: [(event: RetentionEvent, evidence: Evidence)], asOf: Instant) -> [Arrival] {
    insert(records.map { Sighting($0.event, at: $0.evidence) }, asOf: asOf)
  }
}
