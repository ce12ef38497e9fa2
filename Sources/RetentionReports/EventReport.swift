internal import RetentionFindings
public import RetentionModel

/// All that is known about one event.
public struct EventReport: Sendable {
  /// A record that speaks of the event, in its own bytes.
  public struct Record: Sendable {
    /// Where it stands.
    public let evidence: Evidence
    /// JSON, as it stands there.
    public let bytes: [UInt8]

    /// - Parameters: see the properties.
    public init(at evidence: Evidence, bytes: [UInt8]) {
      (self.evidence, self.bytes) = (evidence, bytes)
    }
  }

  /// The event in the history of an account.
  struct Occurrence: Sendable {
    let timeline: Timeline
    let entry: Entry
    /// What looks wrong about it, the worst first.
    let findings: [Finding]
  }

  /// The accounts, and what was read.
  public let report: Report
  /// The event's eventID.
  public let eventID: String
  /// Its records, and those that say that they correct it, in the order of the input.
  public let records: [Record]
  let occurrences: [Occurrence]
  let trailOccurrences: [TrailOccurrence]

  /// One of CloudTrail's own calls under the eventID.
  struct TrailOccurrence: Sendable {
    let record: TrailRecord
    /// The times that it begins, or ends, in which a trail did not log.
    let gaps: [TrailGap]
    /// What looks wrong about it, the worst first.
    let findings: [Finding]
  }

  /// Whether nothing is known of it.
  public var isEmpty: Bool { occurrences.isEmpty && trailOccurrences.isEmpty }

  /// The eventIDs that are known, and most like the one that is asked for.
  public var nearest: [String] {
    let known =
      report.timelines.lazy.flatMap(\.entries).compactMap(\.event.eventID)
      + report.trailRecords.compactMap(\.event.eventID)
    return known.nearest(to: eventID, within: 4)
  }

  /// - Parameters:
  ///   - eventID: the event.
  ///   - report: histories and findings.
  ///   - records: what the input has of it, in any order.
  public init(of eventID: String, in report: Report, records: [Record]) {
    let wanted = ExactText(eventID)
    self.report = report
    self.eventID = eventID
    occurrences = report.timelines.flatMap { timeline in
      timeline.entries.filter { $0.events.contains { $0.concerns(wanted) } }.map { entry in
        let findings = report.findings.filter { finding in
          entry.evidence.first.map(finding.places.contains) ?? false
        }
        return Occurrence(timeline: timeline, entry: entry, findings: findings)
      }
    }
    trailOccurrences = report.trailRecords.filter { $0.event.isOf(wanted) }.map { record in
      let gaps = report.coverage.trailGaps.filter { $0.opener == record || $0.closer == record }
      let findings = report.findings.filter { finding in
        if case .trail = finding.fact { finding.evidence == record.evidence } else { false }
      }
      return TrailOccurrence(
        record: record, gaps: gaps, findings: findings.sorted { $0.severity > $1.severity })
    }
    let places = Set(
      occurrences.flatMap { $0.entry.evidence + $0.entry.others.flatMap(\.evidence) }
        + trailOccurrences.flatMap(\.record.evidence))
    // Of a place the history knows more than the reading.
    self.records = records.compactMap { record in
      places.firstIndex(of: record.evidence).map { Record(at: places[$0], bytes: record.bytes) }
    }.sorted { $0.evidence < $1.evidence }
  }
}

extension RetentionEvent {
  /// Whether its record is of an event, or says that it corrects that event's.
  fileprivate func concerns(_ id: ExactText) -> Bool {
    [eventID, replacedEventID].contains { $0.map { ExactText($0) == id } ?? false }
  }

  /// Whether its record is of an event, or says that it corrects that event's.
  /// - Parameter eventID: the event.
  public func concerns(_ eventID: String) -> Bool { concerns(ExactText(eventID)) }
}

extension TrailEvent {
  /// Whether its record is of an event.
  fileprivate func isOf(_ id: ExactText) -> Bool { eventID.map { ExactText($0) == id } ?? false }

  /// Whether its record is of an event.
  /// - Parameter eventID: the event.
  public func isOf(_ eventID: String) -> Bool { isOf(ExactText(eventID)) }
}
