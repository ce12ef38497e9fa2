internal import Gunzip

// What a Lambda function is given of a subscription, and what Kinesis keeps: base64 of gzip of the payload
// that LogEvents.swift shows.
//
//   {"awslogs":{"data":"H4sIAAAAAAAA…"}}
//
// A payload inside a payload is never genuine; it is not opened, so that no input can unfold without end.

extension RecordScanner {
  /// Opens what a Lambda function is given.
  mutating func openLogsPayload(_ document: JSONValue, found: (borrowing Record) -> Void) {
    guard let data = document.member("awslogs")?.member("data")?.string else {
      return report(.notCloudTrail("awslogs has no data"), at: item.start)
    }
    openPayload(data, found: found)
  }

  /// Opens documents that are written in base64, with gzip or without.
  mutating func openPayload(_ data: JSONString, found: (borrowing Record) -> Void) {
    guard let bytes = Base64.decode(data.utf8.span) else {
      return report(.notCloudTrail("the data is not base64"), at: item.start)
    }
    guard bytes.starts(with: [0x1f, 0x8b]) else {
      if !openDocuments(in: bytes.span, found: found) { count(\.notifications, bytes.span) }
      return
    }
    guard var child = child(isPayload: true) else { return }
    var gunzip = GunzipReader(windowSize: 64 << 10, readSize: 16 << 10)
    gunzip.open(ByteSource(bytes))
    var isOpen = true
    while isOpen {
      do throws(GunzipError) {
        isOpen = try gunzip.advance()
        if isOpen { child.scan(gunzip.window, found: found) } else { child.finish(found: found) }
      } catch {
        child.report(.payload(error), at: item.start)
        child.finish(isCutOff: error.reason != .trailingBytes, found: found)
        child.beginAnew()
        child.isAfterFault = isAfterFault || gunzip.isAfterFault
      }
    }
    absorb(child)
  }
}
