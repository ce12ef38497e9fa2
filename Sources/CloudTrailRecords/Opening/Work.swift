internal import Gunzip

// What an input asks for is bounded by the bytes that it has, since compressed data can ask for a thousand times as much
// as it is, and so can each message in it:
//
//   bytes read ─ inflated ─ windows ─ parts: documents, carriers, losses
//                             └ messages ─ base64 ─ inflated ─ windows ─ parts
//
// No genuine log has a part for each byte: the IDs of one record alone are some thirty bytes that do not compress. The
// files of an archive are parts of one input, which all of them together may not ask too much of. Each counts for as many
// parts as bytes of a log that do not compress: two bytes of a compressed archive can name an empty file, and an extract
// or a store has a line for each.

/// What reading an input has cost.
public struct Work: Sendable {
  /// How many bytes of the input were read so far, before they were inflated.
  var bytesRead: UInt64 = 0
  /// How many plain bytes its windows had.
  private(set) var plainBytes: UInt64 = 0
  /// Documents, carriers and losses, also those inside messages.
  private(set) var parts: UInt64 = 0
  /// How many bytes the compressed data in messages inflated to.
  private(set) var payloadBytes: UInt64 = 0

  /// Whether reading ended because there were more parts or plain bytes than are read for so few bytes, be it inside a
  /// message.
  public private(set) var isTooMuch = false

  /// Nothing was read yet.
  public init() {}

  /// For how many parts a file of an archive counts.
  private static let partsOfFile: UInt64 = 64

  /// Counts a file of an archive, or a fault of the archive.
  /// - Parameters:
  ///   - bytesRead: how many bytes of the archive were read so far.
  ///   - limits: bounds on what the archive can claim.
  public mutating func countFile(after bytesRead: UInt64, _ limits: RecordScanner.Limits) {
    self.bytesRead = bytesRead
    parts += Work.partsOfFile
    judge(limits)
  }

  /// Ends it where there is too much; more bytes do not change that.
  mutating func judge(_ limits: RecordScanner.Limits) {
    if parts > limits.parts + bytesRead || plainBytes > Growth.bound(of: bytesRead) { isTooMuch = true }
  }

  /// Counts bytes of a window.
  mutating func countPlain(_ bytes: Int) { plainBytes += UInt64(bytes) }

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
