internal import LogIntegrity
internal import LogReading
internal import RetentionFindings
internal import RetentionModel
internal import RetentionReports
internal import RetentionStore
internal import Synchronization

/// One reading of logs, and the reports on it.
struct Run {
  private let input: InputOptions
  private let coverage: CoverageOptions
  private let output: OutputOptions
  private let selection: Selection
  private let asOf: Instant
  private let knownAt: Instant?
  private let details: CaseOptions
  /// Whether the records' own bytes are wanted.
  var keepsBytes = false
  /// Is given the sightings as they are read, on the threads that read.
  var note: (@Sendable ([Sighting]) -> Void)?

  /// - Parameters:
  ///   - asOf: the clock that deadlines are judged by.
  ///   - knownAt: the last moment of which anything is known; nil if everything that is read counts.
  init(
    _ input: InputOptions, _ coverage: CoverageOptions, _ output: OutputOptions, _ details: CaseOptions,
    selection: Selection, asOf: Instant, knownAt: Instant?
  ) {
    (self.input, self.coverage, self.output, self.details) = (input, coverage, output, details)
    (self.selection, self.asOf, self.knownAt) = (selection, asOf, knownAt)
  }

  /// A run by the clock of options, of which it says for which moments they are taken.
  init(
    _ input: InputOptions, _ coverage: CoverageOptions, _ output: OutputOptions, _ details: CaseOptions,
    selection: Selection, by clock: ClockOptions
  ) {
    if !output.messages.quiet { clock.explain() }
    self.init(
      input, coverage, output, details, selection: selection, asOf: clock.moment, knownAt: clock.knownAt)
  }

  /// Reads the inputs, writes what is made of them, and judges its findings.
  /// - Throws: see `FindingOptions.judge`.
  func report<Content: ReportContent>(
    _ contents: Report.Contents, by findings: FindingOptions, as format: FormatChoice<Content>?,
    style: TextStyle, _ make: (Report) -> Content
  ) async throws {
    let (report, tally) = try await write(
      contents, policy: findings.shown, as: format, style: style, make)
    try findings.judge(report, tally, quiet: output.messages.quiet)
  }

  /// Reads the inputs, and writes what is made of them.
  /// - Returns: the report, and what was read, which may not be whole.
  func write<Content: ReportContent>(
    _ contents: Report.Contents = .history, policy: PolicyOptions? = nil,
    as format: FormatChoice<Content>?, style: TextStyle, _ make: (Report) -> Content
  ) async throws -> (Report, InputTally) {
    let judge = try policy?.filter(asOf: asOf)
    var made: Report?
    let tally = try await output.run { outputs in
      var report = try await read(outputs, judge?.filter, contents)
      report.head.policy = judge?.file
      made = report
      outputs.write(make(report), as: format, style: style, zone: details.zone.zone)
      if let integrity = report.head.integrity, !integrity.isWhole || !output.messages.quiet {
        Messages.error(integrity.outcomeWords)
      }
      return report.input
    }
    guard let made else { preconditionFailure("a run that ends well has a report") }
    return (made, tally)
  }

  /// Reads the inputs whole and reports on them.
  private func read(
    _ outputs: Outputs, _ filter: FindingFilter?, _ contents: Report.Contents
  ) async throws -> Report {
    let examination = try coverage.examination(of: input)
    let store = try input.reading.openStore()
    var reader = input.reader(excluding: outputs.identities)
    reader.keepsBytes = keepsBytes
    reader.tellsInputs = details.hashes
    if let examination { reader = reader.examining(examination) }
    let files = InputFiles()
    let (note, hashes) = (self.note, details.hashes)
    let trail = try await reader.showingProgress(
      output.messages.showsProgress, of: try input.inputs()
    ) { reader, inputs in
      try await LogReading.RetentionTrail { sink in
        try await reader.read(inputs, with: store) { batch in
          note?(batch.sightings)
          if hashes { files.add(batch.ended) }
          try sink(batch)
        }
      }
    }
    var tally = trail.input
    let integrity = examination?.integrity(of: tally)
    var history = trail.history
    if let integrity {
      tally.add(integrity)
      history.mark(integrity)
    }
    var report = Report(
      tool: toolName, history: history, input: tally, selection: selection, asOf: asOf,
      now: .now, knownAt: knownAt, declared: coverage.windows, filter: filter, contents: contents)
    report.head = details.head
    report.head.integrity = integrity
    if hashes { report.head.inputFiles = files.sorted }
    return report
  }
}

/// The inputs that were read so far.
private final class InputFiles: Sendable {
  private let files = Mutex<[ReportHead.File]>([])

  func add(_ readings: [InputReading]) {
    guard !readings.isEmpty else { return }
    files.withLock { files in
      for reading in readings {
        files.append(
          ReportHead.File(path: reading.path, bytes: reading.size, sha256: reading.sha256?.hex))
      }
    }
  }

  /// By their paths, byte by byte; then by size and hash, as a store can know several files of one path.
  var sorted: [ReportHead.File] {
    files.withLock { $0 }.sorted { a, b in
      let (first, second) = (Array(a.path.utf8), Array(b.path.utf8))
      if first != second { return first.lexicographicallyPrecedes(second) }
      return (a.bytes ?? 0, a.sha256 ?? "") < (b.bytes ?? 0, b.sha256 ?? "")
    }
  }
}
