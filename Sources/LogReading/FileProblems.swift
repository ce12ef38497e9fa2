internal import Gunzip
internal import RecordScanner
internal import RetentionTimeline

/// The problems of one file: those of its records are listed one by one up to a bound, and counted beyond it.
struct FileProblems {
  private let path: String
  private var listed: [Problem] = []
  private var unlisted = 0
  /// The kind of the first fault behind which something was not read; nil where all was.
  private(set) var unread: Problem.Kind?
  /// Those that nobody has been told of yet.
  private var new: [Problem] = []

  /// - Parameter path: the name under which they are told.
  init(path: String) {
    self.path = path
  }

  /// Notes what is wrong with a record of a retention call.
  mutating func note(_ kind: Problem.Kind, _ message: String, at place: Record.Position) {
    add(
      Problem(
        path: path, kind: kind, offset: place.offset, message: message, recordsRead: place.record))
  }

  /// Notes what is wrong with the gzip data, or with reading at all.
  mutating func note(_ error: GunzipError, recordsRead: Int) {
    let problem = Problem(error, path: path, recordsRead: recordsRead)
    noteUnread(problem)
    listed.append(problem)
    new.append(problem)
  }

  /// Notes what the scanner could not read.
  mutating func note(_ faults: [ScanFault]) {
    for fault in faults { add(Problem(fault, path: path)) }
  }

  private mutating func add(_ problem: Problem) {
    noteUnread(problem)
    if listed.count < RecordScanner.Limits.faults { listed.append(problem) } else { unlisted += 1 }
    new.append(problem)
  }

  private mutating func noteUnread(_ problem: Problem) {
    // What is not UTF-8 is read all the same.
    if unread == nil || unread == .notCloudTrail, problem.kind != .invalidUTF8 { unread = problem.kind }
  }

  /// Gives out those that were noted since it was last asked.
  mutating func takeNew() -> [Problem] {
    defer { new = [] }
    return new
  }

  /// All of them.
  /// - Parameters:
  ///   - further: how many more there were that nobody noted.
  ///   - recordsRead: how many records the file holds.
  func all(further: Int, recordsRead: Int) -> [Problem] {
    var all = listed
    let further = unlisted + further
    if further > 0, let last = all.last {
      all.append(
        Problem(
          path: path, kind: last.kind, offset: last.offset,
          message: "\(further) further problems of this file are not listed",
          recordsRead: recordsRead))
    }
    return all
  }
}
