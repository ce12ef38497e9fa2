internal import RetentionModel

/// What an input was searched for, and by which reader.
package struct Search: Hashable, Sendable {
  /// It rises whenever reading learns a form of log that it passed over before, or something of a file that it did not
  /// note: what an earlier reader searched is then read again.
  package static let currentReader = 3

  /// The calls, each as `EVENTSOURCE/EVENTNAME`, in order.
  package let calls: [String]
  /// Which reader it was.
  package let reader: Int
  /// The most bytes of a record that was examined.
  package let maxRecordSize: Int

  /// - Parameters: see the properties.
  package init(calls: [String], reader: Int, maxRecordSize: Int) {
    (self.calls, self.reader, self.maxRecordSize) = (calls, reader, maxRecordSize)
  }

  /// What a reader looks for.
  package init(by reader: LogReader) {
    let calls = reader.services.flatMap { service in
      service.eventSources.flatMap { source in service.calls.map { "\(source)/\($0.eventName)" } }
    }
    let trailCalls = TrailCall.allCases.map { "\(TrailCall.eventSource)/\($0.rawValue)" }
    self.init(
      calls: (calls + trailCalls).sorted(), reader: Search.currentReader, maxRecordSize: reader.maxRecordSize)
  }

  /// Whether what another search would find was found.
  package func covers(_ other: Search) -> Bool {
    reader >= other.reader && maxRecordSize >= other.maxRecordSize
      && Set(other.calls).isSubset(of: calls)
  }
}
