public import SystemPackage

/// Writes an archive into an absent or empty folder, and the truth beside it; sizes in bytes.
///
/// The truth lies at the folder's path with `.truth.jsonl` appended and is overwritten.
public func generateArchive(
  at folder: FilePath, options: ArchiveOptions
) throws -> ArchiveSummary {
  try options.check()
  try Folders.requireEmpty(folder)
  try Folders.make(folder)
  let truth = try TruthFile(FilePath(folder.string + ".truth.jsonl"))
  let output = try FileOutput(level: options.level, isPlain: options.layout == .plainLines)
  var run = ArchiveRun(folder, options, output: output, truth: truth)
  try run.writeEverything()
  return run.summary
}

extension ArchiveRun {
  /// 2023-01-01 in seconds since 1970, and the length of the archive in seconds.
  private static let start = 1_672_531_200
  private static let span = 400 * 86_400

  mutating func writeEverything() throws {
    if options.layout == .bucket {
      while !isFull { try writeFile(nextSegment()) }
      while !agenda.isDone { try writeFile(closingSegment()) }
      try writeFaults()
    } else {
      try writeSingleFile()
    }
    try truth.finish(summary)
  }

  /// The plain bytes of the file being written, none between files.
  private var openBytes: Int { isOpen ? output.offset : 0 }

  private var isFull: Bool {
    switch options.extent {
    case .files(let count): segments >= count
    case .inflatedSize(let size): summary.inflatedBytes + openBytes >= size
    }
  }

  private mutating func writeFile(_ segment: Segment) throws {
    try openFile(for: segment)
    try write(segment)
    try closeFile(segment.style)
  }

  private mutating func writeSingleFile() throws {
    let style: DocumentStyle = options.layout == .plainLines ? .lines : drawStyle()
    let first = nextSegment(style: style)
    try openFile(for: first)
    try write(first)
    while !isFull { try write(nextSegment(style: style)) }
    while !agenda.isDone { try write(closingSegment(style: style)) }
    try closeFile(style)
    try writeFaults()
  }

  mutating func drawStyle() -> DocumentStyle {
    writer.random.below(100) < options.prettyPercent ? .pretty : .compact
  }

  /// A number of records around the mean, mostly fewer and sometimes many more.
  private mutating func drawCount() -> Int {
    let share = writer.random.pick([5, 10, 20, 30, 50, 80, 100, 130, 180, 395])
    return max(1, options.recordsPerFile * (share + writer.random.below(10) - 5) / 100)
  }

  mutating func nextSegment(style: DocumentStyle? = nil) -> Segment {
    var count = style == nil ? drawCount() : min(100, drawCount())
    let progress: Double
    var isLast = false
    switch options.extent {
    case .files(let files):
      if style != nil { count = options.recordsPerFile }
      progress = Double(segments + 1) / Double(files)
      isLast = segments + 1 >= files
    case .inflatedSize(let size):
      let written = summary.inflatedBytes + openBytes
      count = min(count, (size - written) / 1500 + 1)
      progress = min(1, Double(written + count * 1500) / Double(size))
    }
    let draw = Region.names[writer.random.pick(summed: Region.summedWeights)]
    let region = isLast ? Region.names[0] : draw
    return makeSegment(
      account: writer.random.below(options.accounts), region: region,
      style: style ?? drawStyle(), count: count, progress: progress)
  }

  /// A small segment for what found no place before.
  private mutating func closingSegment(style: DocumentStyle? = nil) -> Segment {
    let next = agenda.next
    let account = next?.accountIndex ?? writer.random.below(options.accounts)
    return makeSegment(
      account: account, region: Region.names[0], style: style ?? next?.style ?? drawStyle(),
      count: 3, progress: 1)
  }

  private mutating func makeSegment(
    account: Int, region: [UInt8], style: DocumentStyle, count: Int, progress: Double
  ) -> Segment {
    segments += 1
    let isHome = region == Region.names[0]
    let mayHoldEvents = isHome || (region == Region.names[2] && writer.random.below(3) == 0)
    let passed = Int(Double(Self.span) * progress)
    return Segment(
      number: segments, accountIndex: account, region: region, style: style,
      delivery: Self.start + passed + writer.random.below(600), count: count,
      progress: progress, isWholeFile: options.layout == .bucket,
      mayHoldEvents: mayHoldEvents)
  }
}
