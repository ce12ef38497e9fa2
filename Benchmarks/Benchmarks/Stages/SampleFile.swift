import CZlib
import CloudTrailRecords
import Foundation
import LogReading
import RetentionModel
import RetentionReports
import SystemPackage

/// A log file that is made in memory, always the same.
struct SampleFile: Sendable {
  /// A log file with one retention call in a hundred records.
  let plain: [UInt8]
  let gzip: [UInt8]
  /// The same number of records, all of retention calls.
  let allMatching: [UInt8]

  init(records: Int) {
    plain = SampleFile.log((0..<records).map { SampleFile.record($0, isCall: $0 % 100 == 0) })
    allMatching = SampleFile.log((0..<records).map { SampleFile.record($0, isCall: true) })
    gzip = SampleFile.compressed(plain)
  }

  private static func log(_ records: [String]) -> [UInt8] {
    Array("{\"Records\":[\(records.joined(separator: ","))]}".utf8)
  }

  /// A record; its digits differ from those of any other, so that it does not compress to nothing.
  private static func record(_ number: Int, isCall: Bool) -> String {
    let mixed = String(UInt64(truncatingIfNeeded: number &+ 1) &* 0x9e37_79b9_7f4a_7c15, radix: 16)
    let minute = String(100 + number / 60 % 60).dropFirst()
    let second = String(100 + number % 60).dropFirst()
    let parameters =
      isCall
      ? #"{"accountId":"c-\#(number % 7)","retentionSettings":{"roomRetentionSettings":{"retentionDays":\#(number % 900 + 1)},"#
        + #""conversationRetentionSettings":{"retentionDays":90}}}"#
      : #"{"bucketName":"logs-\#(mixed)","Host":"logs-\#(mixed).s3.amazonaws.com","acl":"","prefix":"a/\#(mixed)"}"#
    return
      #"{"eventVersion":"1.08","userIdentity":{"type":"AssumedRole","principalId":"AROA\#(mixed):i-\#(mixed)","#
      + #""arn":"arn:aws:sts::111122223333:assumed-role/role-\#(number % 40)/i-\#(mixed)","accountId":"111122223333","#
      + #""accessKeyId":"ASIA\#(mixed)","sessionContext":{"sessionIssuer":{"type":"Role","principalId":"AROA\#(mixed)","#
      + #""arn":"arn:aws:iam::111122223333:role/role-\#(number % 40)","accountId":"111122223333","userName":"r"},"#
      + #""attributes":{"creationDate":"2024-03-10T08:00:00Z","mfaAuthenticated":"false"}}},"#
      + #""eventTime":"2024-03-10T11:\#(minute):\#(second)Z","eventSource":"\#(isCall ? "chime" : "s3").amazonaws.com","#
      + #""eventName":"\#(isCall ? "PutRetentionSettings" : "GetBucketAcl")","awsRegion":"us-east-1","#
      + #""sourceIPAddress":"198.51.100.\#(number % 250)","userAgent":"[aws-sdk-go/1.44 (linux; amd64)]","#
      + #""requestParameters":\#(parameters),"responseElements":null,"requestID":"\#(mixed)","#
      + #""eventID":"e-\#(mixed)-\#(number)","readOnly":true,"eventType":"AwsApiCall","managementEvent":true,"#
      + #""recipientAccountId":"111122223333","eventCategory":"Management"}"#
  }

  private static func compressed(_ bytes: [UInt8]) -> [UInt8] {
    var stream = z_stream()
    guard czlib_deflateInit2(&stream, 6, MAX_WBITS + 16) == Z_OK else { return [] }
    defer { deflateEnd(&stream) }
    var output = [UInt8](repeating: 0, count: Int(deflateBound(&stream, UInt(bytes.count))) + 64)
    var input = bytes
    let left = input.withUnsafeMutableBufferPointer { source in
      output.withUnsafeMutableBufferPointer { target in
        stream.next_in = source.baseAddress
        stream.avail_in = UInt32(source.count)
        stream.next_out = target.baseAddress
        stream.avail_out = UInt32(target.count)
        deflate(&stream, Z_FINISH)
        return Int(stream.avail_out)
      }
    }
    return Array(output.dropLast(left))
  }

  /// The calls of all services.
  static var wanted: WantedCalls {
    WantedCalls(
      RetentionService.all.map {
        WantedCalls.Group(
          eventNames: $0.calls.map(\.eventName), eventSources: $0.eventSources, relatedSources: $0.relatedSources)
      })
  }

  /// Writes a file that is read from the disk.
  static func written(_ bytes: [UInt8], as name: String) throws -> FilePath {
    let url = FileManager.default.temporaryDirectory.appending(path: "retention-trail-benchmark-\(name).json")
    try Data(bytes).write(to: url)
    return FilePath(url.path)
  }

  /// Writes changes of a few accounts, a second apart.
  static func written(events count: Int) throws -> FilePath {
    try written(Array((0..<count).map { record($0, isCall: true) }.joined(separator: "\n").utf8), as: "\(count)")
  }

  static func report(events count: Int) async throws -> Report {
    let trail = try await LogReader(threads: 1).readTrail(of: [.path(written(events: count))])
    return Report(
      tool: "benchmark", history: trail.history, input: trail.input, selection: Selection(),
      asOf: Instant(seconds: 2_000_000_000))
  }
}
