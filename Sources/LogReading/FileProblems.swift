internal import Gunzip
internal import CloudTrailRecords
internal import RetentionModel

/// The problems of one file.
struct FileProblems {
  private let path: String
  /// All of them.
  private(set) var all = ProblemList()
  private var lastKind: InputTally.Problem.Kind?
  /// The kind of the first fault behind which something was not read; nil where all was.
  private(set) var unread: InputTally.Problem.Kind?
  /// Those that nobody has been told of yet.
  private var new: [InputTally.Problem] = []

  /// - Parameter path: the name under which they are told.
  init(path: String) {
    self.path = path
  }

  /// Notes what is wrong with a record of a retention call.
  /// - Parameter isRead: whether it was read all the same.
  mutating func note(
    _ kind: InputTally.Problem.Kind, _ message: String, at place: Record.Position, isRead: Bool
  ) {
    let problem = InputTally.Problem(
      path: path, kind: kind, offset: place.offset, message: message, recordsRead: place.record)
    if !isRead { noteUnread(problem) }
    tell(problem)
  }

  /// Notes what is wrong with the gzip data, or with reading at all.
  mutating func note(_ error: GunzipError, recordsRead: Int) {
    add(InputTally.Problem(error, path: path, recordsRead: recordsRead))
  }

  /// Notes what the scanner could not read.
  mutating func note(_ faults: [ScanFault]) {
    for fault in faults { add(InputTally.Problem(fault, path: path)) }
  }

  /// Notes what the scanner counted and did not keep; the last kind that it kept stands for it.
  mutating func note(further count: Int) {
    if let lastKind { all.add(count, of: lastKind) }
  }

  /// Adds one behind which something was not read.
  mutating func add(_ problem: InputTally.Problem) {
    noteUnread(problem)
    tell(problem)
  }

  private mutating func tell(_ problem: InputTally.Problem) {
    all.add(problem)
    lastKind = problem.kind
    new.append(problem)
  }

  private mutating func noteUnread(_ problem: InputTally.Problem) {
    if unread == nil || unread == .notCloudTrail { unread = problem.kind }
  }

  /// Gives out those that were noted since it was last asked.
  mutating func takeNew() -> [InputTally.Problem] {
    defer { new = [] }
    return new
  }
}
