internal import Gunzip
internal import CloudTrailRecords
internal import RetentionModel
internal import SystemPackage

// How the faults of each layer are told to the user.

extension InputTally.Problem {
  init(_ error: GunzipError, path: String, recordsRead: Int) {
    self.init(
      path: path, kind: Kind(error), offset: error.offset,
      message: error.description + (error.isOfTheFile ? "; fetch the file again" : ""),
      recordsRead: recordsRead)
  }

  init(_ fault: ScanFault, path: String) {
    let kind: Kind =
      switch fault.kind {
      case .truncated, .truncatedRow: .truncatedJSON
      case .invalid, .invalidRow: .invalidJSON
      // What follows may be anything, so that it is not known to be none of CloudTrail's.
      case _ where fault.isAbandoned: .unreadable
      case .recordTooLarge, .tooManyValues, .payloadTooLarge, .overfull: .recordTooLarge
      case .tooDeep: .tooDeep
      case .notCloudTrail, .foreign: .notCloudTrail
      case .incompleteRecord: .incompleteRecord
      case .payload(let error): Kind(error)
      }
    self.init(
      path: path, kind: kind, offset: fault.offset, message: fault.description,
      recordsRead: fault.recordsRead)
  }

  /// Something that was not opened.
  init(_ reason: LogWalk.Reason, path: FilePath) {
    var name = path.string
    var message: String
    switch reason {
    case .error(let error):
      message = "cannot be read: \(error)"
      if let place = path.bucketPlace {
        name = place
        message += "; it is a place in a bucket, which is read once it was copied: \(place.copyCommand)"
      }
    case .special(.pipe): message = "is a pipe, which is not read from a folder: name it to read it"
    case .special(let kind): message = "is a \(kind.rawValue) and is not read"
    case .strayLink: message = "is a link out of the folder that was named: --follow-links follows it"
    case .kernels: message = "leads to files of the kernel's or to devices, which are not read"
    case .unfinished:
      message =
        "is there while extracts are written, so that these are not all: wait for the job, or run it again"
    case .output:
      self.init(outputAt: name)
      return
    }
    self.init(path: name, kind: .unreadable, offset: 0, message: message, recordsRead: 0)
  }

  /// A file that this run writes.
  init(outputAt path: String) {
    self.init(
      path: path, kind: .isOutput, offset: 0, message: "this run writes it, so it was not read",
      recordsRead: 0)
  }

  /// A file with the name of a log file that holds no record, and so cannot be one.
  /// - Parameter isForeign: whether it holds something else.
  init(recordlessLogAt path: String, isForeign: Bool) {
    self.init(
      path: path, kind: isForeign ? .notCloudTrail : .emptyFile, offset: 0,
      message: isForeign
        ? "has the name of a log file, and holds what is none; fetch it again"
        : "holds no record, and CloudTrail writes no log file without one; fetch it again",
      recordsRead: 0)
  }
}

extension FilePath {
  /// `s3://BUCKET/KEY`, where it was named so: as a path it has lost a slash. Nil for any other.
  fileprivate var bucketPlace: String? {
    let scheme = "s3:/"
    return string.hasPrefix(scheme) ? "s3://" + string.dropFirst(scheme.count) : nil
  }
}

extension String {
  /// What copies a place in a bucket into a folder; without the place if a shell would not take it as it is.
  fileprivate var copyCommand: String {
    let plain = utf8.allSatisfy { byte in
      let scalar = Unicode.Scalar(byte)
      return scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
        || "/:._-=+@".unicodeScalars.contains(scalar)
    }
    let isObject = hasSuffix(".gz") || hasSuffix(".json")
    return
      "aws s3 \(isObject ? "cp" : "sync") \(plain ? self : "s3://BUCKET/PREFIX") DIR\(isObject ? "/" : "")"
  }
}

extension InputTally.Problem.Kind {
  fileprivate init(_ error: GunzipError) {
    self =
      switch error.reason {
      case .unreadable: .unreadable
      case .truncated: .truncatedGzip
      case .unsupportedHeader, .headerChecksumMismatch, .corruptBlock, .checksumMismatch,
        .lengthMismatch, .inflatesTooFar:
        .corruptGzip
      case .trailingBytes: .trailingBytes
      case .brokenOff: .truncatedTar
      }
  }
}

extension GunzipError {
  /// Whether another copy of the file may be whole.
  fileprivate var isOfTheFile: Bool {
    switch reason {
    case .unreadable, .inflatesTooFar, .brokenOff: false
    default: true
    }
  }
}
