internal import Gunzip
internal import RecordScanner
internal import RetentionTimeline
internal import SystemPackage

// How the faults of each layer are told to the user.

extension Problem {
  init(_ error: GunzipError, path: String, recordsRead: Int) {
    self.init(
      path: path, kind: Kind(error), offset: error.offset, message: error.description,
      recordsRead: recordsRead)
  }

  init(_ fault: ScanFault, path: String) {
    let kind: Kind =
      switch fault.kind {
      case .truncated, .truncatedRow: .truncatedJSON
      case .invalid, .invalidRow: .invalidJSON
      case .recordTooLarge: .recordTooLarge
      case .tooDeep: .tooDeep
      case .notCloudTrail: .notCloudTrail
      case .incompleteRecord: .incompleteRecord
      case .payload(let error): Kind(error)
      }
    self.init(
      path: path, kind: kind, offset: fault.offset, message: fault.description,
      recordsRead: fault.recordsRead)
  }

  init(_ error: Errno, path: String) {
    self.init(
      path: path, kind: .unreadable, offset: 0, message: "cannot be read: \(error)",
      recordsRead: 0)
  }
}

extension Problem.Kind {
  fileprivate init(_ error: GunzipError) {
    self =
      switch error.reason {
      case .unreadable: .unreadable
      case .truncated: .truncatedGzip
      case .unsupportedHeader, .headerChecksumMismatch, .corruptBlock, .checksumMismatch,
        .lengthMismatch:
        .corruptGzip
      case .trailingBytes: .trailingBytes
      }
  }
}
