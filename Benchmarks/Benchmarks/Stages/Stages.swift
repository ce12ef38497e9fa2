import Benchmark
import CStructure
import CZlib
import Foundation
import Gunzip
import CloudTrailRecords
import LogReading
import RetentionModel
import RetentionReports

// Each stage alone, over the same log file in memory. The bare zlib loop is the measure of the others: read them as
// ratios to it.

let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(
    metrics: [.cpuUser, .wallClock, .throughput, .peakMemoryResident], maxDuration: .seconds(3))
  let file = SampleFile(records: 3000)

  Benchmark("inflate: bare zlib") { benchmark in
    for _ in benchmark.scaledIterations { blackHole(bareInflate(file.gzip)) }
  }
  Benchmark("inflate: GunzipReader") { benchmark in
    var reader = GunzipReader()
    for _ in benchmark.scaledIterations {
      reader.open(ByteSource(file.gzip))
      while try reader.advance() {}
      blackHole(reader.bytesInflated)
    }
  }
  for (kind, name) in [
    (CSTRUCTURE_PORTABLE, "portable"), (CSTRUCTURE_SSE2, "SSE2"), (CSTRUCTURE_AVX2, "AVX2"),
    (CSTRUCTURE_NEON, "NEON"),
  ] {
    guard let kernel = cstructure_of_kind(kind) else { continue }
    Benchmark("structure: \(name)") { benchmark in
      for _ in benchmark.scaledIterations { blackHole(scanRecords(file.plain, with: kernel)) }
    }
  }
  Benchmark("scan: RecordScanner") { benchmark in
    for _ in benchmark.scaledIterations {
      var scanner = RecordScanner(wanted: SampleFile.wanted)
      scanner.scan(file.plain.span) { _ in }
      scanner.finish { _ in }
      blackHole(scanner.records)
    }
  }
  Benchmark("read a file, and every record's fields") { benchmark in
    let path = try SampleFile.written(file.allMatching, as: "all-matching")
    benchmark.startMeasurement()
    for _ in benchmark.scaledIterations {
      blackHole(try await LogReader(threads: 1).read([.path(path)]) { blackHole($0) })
    }
  }
  Benchmark(
    "timeline: 1,000,000 events", configuration: .init(maxDuration: .seconds(30), maxIterations: 3)
  ) { benchmark in
    let path = try SampleFile.written(events: 1_000_000)
    benchmark.startMeasurement()
    for _ in benchmark.scaledIterations {
      let trail = try await LogReader(threads: 1).readTrail(of: [.path(path)])
      blackHole(trail.timelines(asOf: Instant(seconds: 2_000_000_000)))
    }
  }
  Benchmark("report: text of 10,000 events") { benchmark in
    let report = try await SampleFile.report(events: 10_000)
    benchmark.startMeasurement()
    for _ in benchmark.scaledIterations {
      let text = CountedText()
      report.write(.text, to: text)
      blackHole(text.count)
    }
  }
  Benchmark("report: JSON of 10,000 events") { benchmark in
    let report = try await SampleFile.report(events: 10_000)
    benchmark.startMeasurement()
    for _ in benchmark.scaledIterations {
      let text = CountedText()
      report.write(.json, to: text)
      blackHole(text.count)
    }
  }
}

/// Counts what is written to it.
final class CountedText: ReportTarget {
  private(set) var count = 0

  func write(_ text: String) { count += text.utf8.count }
}
