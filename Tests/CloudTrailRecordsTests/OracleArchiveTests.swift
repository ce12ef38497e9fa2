import ArchiveGenerator
import CloudTrailRecords
import SystemPackage
import TestSupport
import Testing

@Suite("Foundation and the scanner read the same from log files")
struct OracleArchiveTests {
  @Test("every sample log", arguments: Repository.logFileSamples)
  func samples(_ name: String) throws {
    let files = LogFiles.paths(below: Repository.sample(name).appending("logs"), suffix: ".json.gz")
    try #require(!files.isEmpty)
    #expect(try compare(files, seed: 1) > 0, "no record matched")
  }

  @Test("generated buckets, compact and pretty-printed, with decoys", arguments: [1, 2, 3, 4] as [UInt64])
  func buckets(seed: UInt64) throws {
    var options = ArchiveOptions()
    options.seed = seed
    options.extent = .files(8)
    options.recordsPerFile = 25
    options.events = 12
    options.duplicates = 4
    options.decoys = 40
    options.prettyPercent = 50
    try LogFiles.withTemporaryFolder { folder in
      let summary = try generateArchive(at: folder, options: options)
      let files = LogFiles.paths(below: folder, suffix: ".json.gz")
      #expect(files.count == summary.files)
      #expect(try compare(files, seed: seed) == summary.events + summary.duplicates)
    }
  }

  @Test("one generated file with everything, and plain lines", arguments: [5, 6] as [UInt64])
  func singleFiles(seed: UInt64) throws {
    var options = ArchiveOptions()
    options.seed = seed
    options.extent = .files(3)
    options.recordsPerFile = 40
    options.events = 6
    options.decoys = 20
    for layout in [ArchiveOptions.Layout.singleFile, .plainLines] {
      options.layout = layout
      options.prettyPercent = layout == .singleFile && seed == 6 ? 100 : 0
      try LogFiles.withTemporaryFolder { folder in
        let summary = try generateArchive(at: folder, options: options)
        let files =
          LogFiles.paths(below: folder, suffix: ".json.gz") + LogFiles.paths(below: folder, suffix: ".ndjson")
        #expect(files.count == 1)
        #expect(try compare(files, seed: seed) == summary.events)
      }
    }
  }

  /// - Returns: how many records matched.
  private func compare(_ files: [FilePath], seed: UInt64) throws -> Int {
    var random = SeededRandom(seed: seed)
    var matched = 0
    for path in files {
      let plain = try LogFiles.plainBytes(of: path)
      let comment: Comment = "seed \(seed), \(path)"
      let oracle = try #require(RecordOracle(plain), comment)
      #expect(oracle.records > 0, comment)
      let outcome = scanInManyWindows(plain, random: &random, comment)
      expectAgreement(outcome, oracle, comment)
      matched += oracle.matches.count
    }
    return matched
  }
}
