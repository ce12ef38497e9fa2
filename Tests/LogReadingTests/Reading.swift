import LogReading
import RetentionModel
import TestSupport
import Synchronization
import SystemPackage

/// What a reader found, in the order in which it told it.
struct Reading {
  let tally: InputTally
  let records: [Sighting]

  /// The eventIDs in the order in which they were told.
  var ids: [String] { records.map { $0.event?.eventID ?? "none" } }
}

private final class Collector: Sendable {
  let records = Mutex<[Sighting]>([])
}

/// Reads paths with a number of threads.
func read(
  _ paths: [FilePath], extracts: [FilePath] = [], threads: Int = 2, recordBytes: Int = 16 << 20,
  keepsBytes: Bool = false,
  followsLinks: Bool = false, excluded: Set<FileIdentity> = []
) async throws -> Reading {
  var reader = LogReader(threads: threads)
  reader.maxRecordSize = recordBytes
  reader.followsLinks = followsLinks
  reader.excluded = excluded
  let collector = Collector()
  reader.keepsBytes = keepsBytes || !extracts.isEmpty
  let inputs = paths.map { LogInput.path($0) } + extracts.map { .extract($0) }
  let tally = try await reader.read(inputs) { batch in
    collector.records.withLock { $0 += batch.sightings }
  }
  return Reading(tally: tally, records: collector.records.withLock { $0 })
}

/// A log file with one Put an id.
func log(_ ids: String..., time: String = "2024-01-01T00:00:00Z") -> String {
  let records = ids.map { recorded("\(time) put id=\($0)") }
  return "{\"Records\":[\(records.joined(separator: ","))]}"
}
