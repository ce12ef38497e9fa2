internal import Gunzip
internal import RecordScanner
internal import RetentionTimeline

/// The problems of one file: those of its records are listed one by one up to a bound, and counted beyond it.
struct FileProblems {
  private let path: String
  private var listed: [Problem] = []
  private var unlisted = 0

  /// - Parameter path: the name under which they are told.
  init(path: String) {
    self.path = path
  }

  /// Notes what is wrong with a record of a retention call.
  mutating func note(_ kind: Problem.Kind, _ message: String, at place: Record.Position) {
    guard listed.count < RecordScanner.Limits.faults else {
      unlisted += 1
      return
    }
    listed.append(
      Problem(
        path: path, kind: kind, offset: place.offset, message: message, recordsRead: place.record))
  }

  /// Notes what is wrong with the gzip data, or with reading at all.
  mutating func note(_ error: GunzipError, recordsRead: Int) {
    listed.append(Problem(error, path: path, recordsRead: recordsRead))
  }

  /// All of them, with what the scanner has found.
  func all(with scanner: borrowing RecordScanner) -> [Problem] {
    var all = listed + scanner.faults.map { Problem($0, path: path) }
    let further = unlisted + scanner.furtherFaults
    if further > 0, let last = all.last {
      all.append(
        Problem(
          path: path, kind: last.kind, offset: last.offset,
          message: "\(further) further problems of this file are not listed",
          recordsRead: scanner.records))
    }
    return all
  }
}
