public import LogReading
public import RetentionModel
internal import Synchronization

/// Checks log files against the digests that CloudTrail made of them, without a network.
///
/// Files are matched by the names that the digests give them, wherever they lie. The result depends on the files alone,
/// not on their order, nor on the number of threads.
public struct LogVerification: Sendable {
  /// How files are read.
  public var reader: LogReader
  /// CloudTrail's public keys; without any, no digest is authentic.
  public var keys: [SigningKey] = []
  /// Signatures of digests that no later digest has.
  public var signatures: [SavedSignature] = []
  /// Whether every digest and log is told of, and not only those of which something has to be said.
  public var tellsAll = false

  /// - Parameter reader: how files are read.
  public init(_ reader: LogReader = LogReader()) {
    self.reader = reader
  }

  /// Reads everything, and compares it.
  /// - Parameter inputs: what is to be read, in any order.
  /// - Throws: `CancellationError` where the task is cancelled before everything is read.
  public func verify(_ inputs: [LogInput]) async throws -> Integrity {
    let examination = Examination(self)
    let input = try await reader.readPlain(inputs) { examination.begin($0) }
    return examination.integrity(of: input)
  }

  fileprivate func integrity(of files: FoundFiles, input: InputTally) -> Integrity {
    let digests = DigestJudgement(of: files, keys: keys, saved: signatures)
    var logs = LogJudgement(of: files, by: digests.verdicts, tellsAll: tellsAll)
    var walk = ChainWalk(of: files, digests, bad: logs.bad(in: files))
    var times = LogTimes(walk.chains)
    var strangers: Set<Int> = []
    for number in logs.unlisted {
      let path = files.path(logs.outcomes[number].file)
      if path.isOfOtherEvents {
        strangers.insert(number)
      } else {
        let (verdict, reason) = times.judge(path)
        logs.set(number, verdict, reason)
      }
    }
    for (place, end) in times.tooLate { walk.noteMissingEnd(of: place, until: end) }
    var summary = IntegrityTally(tellsAll: tellsAll)
    for number in files.digests.indices {
      let digest = files.digests[number]
      summary.add(digests.verdicts[number], digests.reasons[number], of: digest, in: files)
    }
    summary.add(logs.plain)
    for (location, namedBy) in walk.missing {
      summary.add(
        IntegrityItem(
          path: files.place(location), verdict: .digest(.missing), reason: .notThere,
          other: files.path(files.digests[namedBy].file)))
    }
    for (number, outcome) in logs.outcomes.enumerated() where !strangers.contains(number) {
      summary.add(outcome, by: digests.verdicts, in: files)
    }
    summary.digests[.missing] = walk.missingCount
    let isAlarming = summary.isAlarming || walk.missingCount > 0
    return Integrity(
      input: input, digests: summary.digests, logs: summary.logs, validBy: summary.validBy,
      others: files.others + strangers.count, chains: walk.chains.map(\.value),
      items: summary.items.sorted { $0.precedes($1) }, isAlarming: isAlarming,
      checksSignatures: !keys.isEmpty)
  }
}

extension LogVerification {
  /// Examines files that are read, whatever else they are read for.
  public final class Examination: Sendable {
    private let verification: LogVerification
    private let files = Mutex(FoundFiles())

    /// - Parameter verification: the keys and signatures; its reader is not used.
    public init(_ verification: LogVerification) {
      self.verification = verification
    }

    /// What takes the plain bytes of a file.
    /// - Parameter path: the file.
    package func begin(_ path: String) -> any PlainFile {
      FileExamination(path: path) { file in
        self.files.withLock { if let file { $0.add(file) } else { $0.add(unread: path) } }
      }
    }

    /// Compares what was read, and forgets it.
    /// - Parameter input: how much was read, and what could not be.
    public func integrity(of input: InputTally) -> Integrity {
      var found = files.withLock { files in
        defer { files = FoundFiles() }
        return files
      }
      found.sort()
      return verification.integrity(of: found, input: input)
    }
  }
}

extension LogReader {
  /// The same reader, which gives what it reads to an examination as well.
  /// - Parameter examination: takes the plain bytes of each file.
  public func examining(_ examination: LogVerification.Examination) -> LogReader {
    var reader = self
    reader.plainFiles = { examination.begin($0) }
    return reader
  }
}

extension LogJudgement {
  /// The first log that is altered or missing, else the first that is unread, by the number of the digest that lists it: of
  /// an unread one the reading tells, of the others nothing else does.
  func bad(in files: FoundFiles) -> [Int32: (verdict: LogVerdict, path: String)] {
    var bad: [Int32: (verdict: LogVerdict, path: String)] = [:]
    for outcome in outcomes where outcome.digest >= 0 && outcome.verdict != .valid {
      let path = outcome.isFound ? files.path(outcome.file) : files.place(outcome.file)
      if let first = bad[outcome.digest] {
        let (isWorse, wasWorse) = (outcome.verdict != .unread, first.verdict != .unread)
        if isWorse == wasWorse ? first.path <= path : wasWorse { continue }
      }
      bad[outcome.digest] = (outcome.verdict, path)
    }
    return bad
  }
}

extension String {
  /// Whether a file has the name of one of CloudTrail's other kinds of events, such as Insights: it is not known whether
  /// digests list them.
  fileprivate var isOfOtherEvents: Bool {
    let parts = String(Substring(FileName(self).stem)).utf8.split(separator: UInt8(ascii: "_"))
    return parts.count > 2 && parts[1].starts(with: "CloudTrail-".utf8)
  }
}

/// The counts and items as they come about.
private struct IntegrityTally {
  let tellsAll: Bool
  var digests: [DigestVerdict: Int] = [:]
  private(set) var logs: [LogVerdict: Int] = [:]
  private(set) var validBy: [DigestVerdict: Int] = [:]
  private(set) var items: [IntegrityItem] = []
  private(set) var isAlarming = false

  init(tellsAll: Bool) {
    self.tellsAll = tellsAll
  }

  mutating func add(_ item: IntegrityItem) {
    if item.isAlarming { isAlarming = true }
    if tellsAll || !item.isPlain { items.append(item) }
  }

  /// Adds valid logs of which nothing has to be said, by the verdicts of their digests.
  mutating func add(_ plain: [DigestVerdict: Int]) {
    for (verdict, count) in plain {
      logs[.valid, default: 0] += count
      validBy[verdict, default: 0] += count
    }
  }

  mutating func add(
    _ verdict: DigestVerdict, _ reason: IntegrityReason?, of digest: FoundDigest, in files: FoundFiles
  ) {
    digests[verdict, default: 0] += 1
    let isRenamed = digest.content.map { $0.location.name != digest.file.name } ?? false
    guard tellsAll || verdict != .authentic || isRenamed else { return }
    let other = isRenamed ? digest.content.map { files.place($0.location) } : nil
    let isTold = verdict == .broken || !isRenamed
    add(
      IntegrityItem(
        path: files.path(digest.file), verdict: .digest(verdict), reason: isTold ? reason : .renamed,
        other: other))
  }

  mutating func add(_ outcome: LogJudgement.Outcome, by verdicts: [DigestVerdict], in files: FoundFiles) {
    logs[outcome.verdict, default: 0] += 1
    var basis: DigestVerdict?
    if outcome.verdict == .valid, outcome.digest >= 0 { basis = verdicts[Int(outcome.digest)] }
    if let basis { validBy[basis, default: 0] += 1 }
    guard tellsAll || outcome.verdict != .valid || outcome.reason == .renamed else { return }
    let path = outcome.isFound ? files.path(outcome.file) : files.place(outcome.file)
    let digest = outcome.digest >= 0 ? files.path(files.digests[Int(outcome.digest)].file) : nil
    add(
      IntegrityItem(
        path: path, verdict: .log(outcome.verdict), reason: outcome.reason,
        other: outcome.other.map { files.place($0) } ?? digest))
  }
}
