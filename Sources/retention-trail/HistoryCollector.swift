internal import RetentionFindings
internal import RetentionModel
internal import RetentionReports
internal import LogReading
internal import Synchronization

/// Gathers the events that a reader finds.
final class HistoryCollector: Sendable {
  private let state = Mutex(EventHistory())

  /// Adds a find; one without a readable eventTime has no place in a history, and is a problem already.
  func insert(_ record: FoundRecord) {
    guard let event = record.event else { return }
    state.withLock { history in _ = history.insert(event, evidence: record.evidence) }
  }

  /// What was gathered so far.
  var history: EventHistory { state.withLock { $0 } }
}
