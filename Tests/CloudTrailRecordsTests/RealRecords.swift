import CloudTrailRecords
import Foundation
import SystemPackage
import TestSupport

/// Records out of log files, by a change of source and name made into those of a retention call, but for
/// every fourth, which is made into one that must be skipped.
enum RealRecords {
  /// Those of the samples.
  static func ofSamples() throws -> [[UInt8]] {
    try Repository.logFileSamples.flatMap { sample in
      try records(of: LogFiles.paths(below: Repository.sample(sample).appending("logs"), suffix: ".json.gz"))
    }
  }

  /// Those of the smaller genuine log files; none where these are missing.
  static func ofRealLogs() throws -> [[UInt8]] {
    try records(
      of: LogFiles.paths(below: Repository.realLogs, suffix: ".json").filter {
        try FileManager.default.attributesOfItem(atPath: $0.string)[.size] as? Int ?? 0 < 20_000
      })
  }

  /// Whether the genuine log files are beside the repository.
  static let realLogsAreThere = FileManager.default.fileExists(atPath: Repository.realLogs.string)

  /// The records of the files, but for long ones, which only cost time.
  private static func records(of paths: [FilePath]) throws -> [[UInt8]] {
    let calls = try paths.flatMap { path in
      let text = String(decoding: try LogFiles.plainBytes(of: path), as: UTF8.self)
        .replacing(/"eventSource":"[^"]*"/, with: #""eventSource":"chime.amazonaws.com""#)
        .replacing(/"eventName":"[^"]*"/, with: #""eventName":"PutRetentionSettings""#)
      return ScanOutcome(of: text).matches.map(\.text).filter { $0.utf8.count < 1500 }
    }
    return calls.enumerated().map { index, call in
      Array((index % 4 == 3 ? call.replacing("PutRetentionSettings", with: "GetTrail") : call).utf8)
    }
  }
}
