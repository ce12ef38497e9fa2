internal import Gunzip

// What a subscription passes to a Lambda function and what Kinesis stores: the gzipped payload of
// LogEvents.swift in base64.
//
//   {"awslogs":{"data":"H4sIAAAAAAAA…"}}
//
// A payload inside a payload is never genuine. It is not opened, so no input can expand without end; nor is one read
// further than it may inflate (Work.swift).

extension Envelope.Row {
  static let logsPayload = Envelope.Row(
    keys: ["awslogs"], carriesOneRecord: false, mayBeRecord: true,
    opening: .checked { opener, document, found in
      let message = document.member("awslogs")
      opener.doubtMembers(of: message)
      if let data = message?.member("data")?.string {
        opener.openPayload(data, isAlwaysGzip: true, found: found)
      } else {
        opener.report(.notCloudTrail("awslogs has no data"))
      }
    })
}

extension Opener {
  /// Opens documents encoded in base64, with or without gzip.
  /// - Parameter isAlwaysGzip: whether only CloudWatch Logs writes such data; a stream holds anything.
  mutating func openPayload(
    _ data: JSONString, isAlwaysGzip: Bool = false, found: (borrowing Record) -> Void
  ) {
    guard let bytes = Base64.decode(data.utf8.span) else {
      return report(.notCloudTrail("the data is not base64"))
    }
    guard bytes.starts(with: [0x1f, 0x8b]) else {
      if openDocuments(in: bytes.span, found: found) { return }
      // Damaged gzip data has control characters at its beginning, as no text has.
      guard isAlwaysGzip || bytes.prefix(64).contains(where: { $0 < 0x20 && !$0.isJSONSpace }) else {
        return count(.notifications, bytes.span)
      }
      return report(
        .notCloudTrail("the data is neither gzip nor JSON"), mention: mentions.finds(in: bytes.span))
    }
    guard var child = child(isPayload: true) else { return }
    var gunzip = GunzipReader(windowSize: 64 << 10, readSize: 16 << 10)
    gunzip.open(ByteSource(bytes))
    let bound = sink.work.payloadBound(limits)
    var isOpen = true
    while isOpen {
      do throws(GunzipError) {
        isOpen = try gunzip.advance()
        if !isOpen {
          child.finish(found: found)
        } else if gunzip.bytesInflated > bound {
          let excess = Int(clamping: gunzip.bytesInflated) - bound
          child.scan(gunzip.window.extracting(first: max(gunzip.window.count - excess, 0)), found: found)
          child.opener.report(.payloadTooLarge(limit: bound))
          child.finish(isCutOff: true, found: found)
          isOpen = false
        } else {
          child.scan(gunzip.window, found: found)
        }
      } catch {
        child.opener.report(.payload(error))
        child.finish(isCutOff: error.reason != .trailingBytes, found: found)
        child.beginAnew()
        child.opener.sink.isAfterFault = sink.isAfterFault || gunzip.isAfterFault
      }
    }
    sink.absorb(child.opener.sink)
    sink.work.countPayload(Int(clamping: gunzip.bytesInflated))
  }
}
