// Files that lie next to log files in a bucket, or in a copy of it, and are not JSON, recognised by their
// first bytes or their first line.
//
//   2 123456789012 eni-0a1b2c 10.0.0.1 10.0.0.2 443 49152 6 20 4249 1418530010 1418530070 ACCEPT OK      flow log
//   version account-id interface-id srcaddr dstaddr …                                            its header
//   h2 2024-05-01T00:00:00.186641Z app/name/50dc6c495c0c9188 192.0.2.1:2817 …               a load balancer's
//   2024-05-01T00:00:00.945958Z name 192.0.2.1:2817 10.0.0.1:80 0.000073 …          a classic load balancer's
//   #Version: 1.0                                                                             CloudFront's
//   79a59d…47ef2be bucket [06/Feb/2024:00:00:38 +0000] 192.0.2.3 …                                    S3's

/// A kind of file that holds no records.
enum SideFile {
  case writeTest, notification, flowLog, accessLog, checksums
  /// The Finder's: `.DS_Store`, or `._NAME`.
  case finderFile

  /// What it is counted as.
  var kind: Bystanders.Kind {
    switch self {
    case .writeTest: .writeTests
    case .notification: .notifications
    case .flowLog: .flowLogs
    case .accessLog: .accessLogs
    case .checksums, .finderFile: .sideFiles
    }
  }

  /// The kind that begins with these bytes, or nil.
  init?(start: [UInt8]) {
    let signatures: [[UInt8]] = [
      [0, 0, 0, 1] + Array("Bud1".utf8), [0x00, 0x05, 0x16, 0x07], [0x00, 0x05, 0x16, 0x00],
    ]
    guard signatures.contains(where: { start.starts(with: $0) }) else { return nil }
    self = .finderFile
  }

  /// The kind whose first line this is, or nil.
  init?(line: [UInt8]) {
    if line.elementsEqual("Permission Check Successful".utf8) {
      self = .writeTest
      return
    }
    if line.elementsEqual("CloudTrail validation message.".utf8) {
      self = .notification
      return
    }
    let words = line.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }.map { Array($0) }
    if SideFile.isFlowLog(words) {
      self = .flowLog
    } else if SideFile.isAccessLog(words) {
      self = .accessLog
    } else if SideFile.isChecksum(words) {
      self = .checksums
    } else {
      return nil
    }
  }

  private static func isFlowLog(_ words: [[UInt8]]) -> Bool {
    let names: [StaticString] = [
      "account-id", "interface-id", "srcaddr", "dstaddr", "log-status", "vpc-id", "pkt-srcaddr",
    ]
    if words.count(where: { isAny(of: names, $0) }) >= 2 { return true }
    return words.count >= 12 && words[0].count == 1 && words[0][0].isASCIIDigit
      && words[1].count == 12 && words[1].allSatisfy(\.isASCIIDigit) && words[2].starts(with: "eni-".utf8)
  }

  private static func isAny(of names: [StaticString], _ word: [UInt8]) -> Bool {
    names.contains { word.span.isEqual(to: $0) }
  }

  private static func isAccessLog(_ words: [[UInt8]]) -> Bool {
    guard words.count >= 2 else { return false }
    if words[0].elementsEqual("#Version:".utf8) { return words[1].elementsEqual("1.0".utf8) }
    if words.count >= 6, words[0].elementsEqual("Enable".utf8), words[1].elementsEqual("AccessLog".utf8) {
      return words[3].elementsEqual("ELB:".utf8)
    }
    guard words.count >= 8 else { return false }
    let protocols: [StaticString] = ["http", "https", "h2", "grpcs", "ws", "wss", "tls"]
    if isAny(of: protocols, words[0]) {
      // A network load balancer's line has a version before the time.
      return words[1...2].contains(where: LinePrefix.isTime)
        && words[2...3].contains { $0.starts(with: "app/".utf8) || $0.starts(with: "net/".utf8) }
    }
    if LinePrefix.isTime(words[0]) { return words[2...3].allSatisfy(isEndpoint) && isDecimal(words[4]) }
    return words[0].count == 64 && words[0].allSatisfy(\.isHexDigit) && words[2].first == UInt8(ascii: "[")
      && words[3].last == UInt8(ascii: "]")
  }

  private static func isChecksum(_ words: [[UInt8]]) -> Bool {
    [32, 40, 56, 64, 96, 128].contains(words.first?.count) && words.count >= 2
      && words[0].allSatisfy(\.isHexDigit) && words[1].first != UInt8(ascii: "{")
  }

  /// An address and a port, or `-` for none.
  private static func isEndpoint(_ word: [UInt8]) -> Bool {
    guard word != [UInt8(ascii: "-")] else { return true }
    guard let colon = word.lastIndex(of: UInt8(ascii: ":")) else { return false }
    return colon > 0 && colon + 1 < word.count && word[(colon + 1)...].allSatisfy(\.isASCIIDigit)
  }

  private static func isDecimal(_ word: [UInt8]) -> Bool {
    word.contains(where: \.isASCIIDigit)
      && word.allSatisfy { $0.isASCIIDigit || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-") }
  }
}

/// The lines of a side file. They are skipped until something that holds records begins: a line with a
/// bracket, or a log file in the middle of a line, as after files were concatenated.
struct SideLines {
  private static let starts: [[UInt8]] = [Array(#"{"Records":["#.utf8), Array(#"{"eventVersion":"#.utf8)]
  private var isAtLineStart = false
  /// How many bytes of each start have matched.
  private var met = starts.map { _ in 0 }

  /// The skipped bytes.
  private(set) var bytes = LostBytes()

  /// Skips bytes of lines.
  /// - Returns: the position after them, and the skipped bytes that belong to what begins there; nil at the
  ///   end of the window.
  mutating func pass(_ window: Span<UInt8>, _ mentions: MentionSearch) -> (end: Int, begun: [UInt8])? {
    let next = nextStart(in: window)
    bytes.add(window.extracting(0..<(next?.end ?? window.count)), mentions)
    return next
  }

  private mutating func nextStart(in window: Span<UInt8>) -> (end: Int, begun: [UInt8])? {
    for index in 0..<window.count {
      let byte = window[index]
      if isAtLineStart, byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") { return (index, []) }
      isAtLineStart = byte == UInt8(ascii: "\n")
      for (number, start) in SideLines.starts.enumerated() {
        met[number] = byte == start[met[number]] ? met[number] + 1 : byte == start[0] ? 1 : 0
        if met[number] == start.count { return (index + 1, start) }
      }
    }
    return nil
  }
}
