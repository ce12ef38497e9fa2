import Foundation
import TestSupport
import Testing

/// Files of some hundred kilobytes that inflate to a thousand times as much.
struct BombCommandTests {
  /// A bomb, and what must be told of it.
  struct Bomb: CustomTestStringConvertible, Sendable {
    let name: String
    let beginning: String
    let part: Unicode.Scalar
    let megabytes: Int
    let end: String
    let complaint: String?
    let matched: Int

    var testDescription: String { name }

    var bytes: [UInt8] {
      let part = [UInt8](repeating: UInt8(ascii: part), count: 1 << 20)
      return repeatingGzip(beginning, part, times: megabytes, end: end)
    }
  }

  private static let first = recorded("2024-01-01T00:00:00Z put each=30 id=a")
  private static let other = recorded("2024-01-02T00:00:00Z put each=60 id=b")
  private static let start = "{\"Records\":[\(first),"

  static let bombs: [Bomb] = [
    Bomb(
      name: "an endless string", beginning: start + "{\"userAgent\":\"", part: "x", megabytes: 1024,
      end: "\"},\(other)]}", complaint: "record-too-large", matched: 2),
    Bomb(
      name: "endless space in a record", beginning: start + "{\"userAgent\":", part: " ", megabytes: 256,
      end: "1},\(other)]}", complaint: "record-too-large", matched: 2),
    Bomb(
      name: "endless space between records", beginning: start, part: " ", megabytes: 100,
      end: "\(other)]}", complaint: nil, matched: 2),
    Bomb(
      name: "endless brackets", beginning: start + "{\"x\":", part: "[", megabytes: 256, end: "",
      complaint: "truncated-json", matched: 1),
    Bomb(
      name: "an endless number", beginning: start + "{\"x\":", part: "1", megabytes: 256,
      end: "},\(other)]}", complaint: "record-too-large", matched: 2),
    Bomb(
      name: "an endless number of no record", beginning: "\(first)\n{\"x\":", part: "1", megabytes: 100,
      end: "}\n\(other)", complaint: "not-cloudtrail", matched: 2),
  ]

  @Test("a bomb is read whole in less than 64 MiB of memory", arguments: bombs)
  func bomb(_ bomb: Bomb) async throws {
    let folder = try TemporaryFolder()
    let bytes = bomb.bytes
    #expect(bytes.count * 900 < bomb.megabytes << 20)
    try folder.write(bytes, to: "bomb")
    let run = try await MeasuredRun(["bomb"], in: folder.path)
    #expect(run.code == (bomb.complaint == nil ? 0 : 2))
    #expect(run.messages.contains(bomb.complaint.map { "bomb: \($0)" } ?? "1 file"))
    #expect(run.messages.contains(", \(bomb.matched) retention event"))
    #expect(run.peakMemory < 64 << 20)
  }

  @Test("a message that inflates to 100,000 records is read in less than 64 MiB of memory")
  func message() async throws {
    let put =
      #"{"eventTime":"2024-01-01T00:00:00Z","eventSource":"chime.amazonaws.com","eventName":"PutRetentionSettings"}"#
    let part = String(repeating: put + "\n", count: 1000)
    let payload = Data(repeatingGzip("", Array(part.utf8), times: 100, end: ""))
    let folder = try TemporaryFolder()
    try folder.write(#"{"awslogs":{"data":"\#(payload.base64EncodedString())"}}"#, to: "message.json")
    let run = try await MeasuredRun(["message.json"], in: folder.path)
    #expect(run.code == 0)
    #expect(run.messages.contains("100000 records, 100000 retention events"))
    #expect(run.peakMemory < 64 << 20)
  }
}
