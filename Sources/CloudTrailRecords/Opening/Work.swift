internal import Gunzip

// What an input asks for is bounded by the bytes that it has, since compressed data can ask for a thousand times as much
// as it is, and so can each message in it:
//
//   bytes read ─ inflated ─ windows ─ parts: documents, carriers, losses
//                             └ messages ─ base64 ─ inflated ─ windows ─ parts
//
// No genuine log has a part for each byte: the IDs of one record alone are some thirty bytes that do not compress.

/// What reading an input has cost.
struct Work {
  /// How many bytes of the input were read so far, before they were inflated.
  var bytesRead: UInt64 = 0
  /// Documents, carriers and losses, also those inside messages.
  private(set) var parts: UInt64 = 0
  /// How many bytes the compressed data in messages inflated to.
  private(set) var payloadBytes: UInt64 = 0

  /// Whether reading ended because there were more parts than are read for so few bytes, be it inside a message.
  private(set) var isTooMuch = false

  /// Ends it where there are too many parts; more bytes do not change that.
  mutating func judge(_ limits: RecordScanner.Limits) {
    if parts > limits.parts + bytesRead { isTooMuch = true }
  }

  /// Counts a part.
  mutating func countPart() { parts += 1 }

  /// How far the compressed data in the next message may inflate.
  func payloadBound(_ limits: RecordScanner.Limits) -> Int {
    let bound = Growth.bound(of: bytesRead)
    return min(limits.payloadBytes, Int(clamping: bound - min(payloadBytes, bound)))
  }

  /// Counts bytes that the compressed data in a message inflated to.
  mutating func countPayload(_ bytes: Int) { payloadBytes += UInt64(bytes) }
}
