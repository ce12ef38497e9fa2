import SystemPackage

/// The state of one generation.
struct ArchiveRun: ~Copyable {
  let folder: FilePath
  let options: ArchiveOptions
  var writer: RecordWriter
  var output: FileOutput
  var truth: TruthFile
  var agenda: Agenda
  var summary = ArchiveSummary()
  var segments = 0
  var path = ""
  /// The number of records in the current file.
  var records = 0
  /// Whether a file is being written.
  private(set) var isOpen = false
  private var madeFolders: Set<String> = []
  private var pretty: [UInt8] = []
  /// No two planted events happen at the same time.
  var eventTimes: Set<Int> = []
  var firstEventTime = Int.max

  init(
    _ folder: FilePath, _ options: ArchiveOptions, output: consuming FileOutput,
    truth: consuming TruthFile
  ) {
    self.folder = folder
    self.options = options
    self.output = output
    self.truth = truth
    writer = RecordWriter(options)
    agenda = Agenda(options)
  }

  mutating func openFile(for segment: Segment, fault: Fault? = nil) throws {
    if options.layout == .plainLines {
      path = "records.ndjson"
    } else {
      let account = writer.casts[segment.accountIndex].account
      let (day, name) = segment.path(account, random: &writer.random)
      if madeFolders.insert(day).inserted { try Folders.make(folder.appending(day)) }
      path = "\(day)/\(name)"
    }
    try output.open(folder.appending(path), fault: fault)
    isOpen = true
    try beginDocument(segment.style)
  }

  mutating func beginDocument(_ style: DocumentStyle) throws {
    records = 0
    try output.append(style.opening)
  }

  /// Moves the record that was just rendered into the file; returns where it lies.
  @discardableResult
  mutating func commit(_ style: DocumentStyle, isRepeat: Bool = false) throws -> Occurrence {
    if records > 0 { try output.append(style.separator) }
    let offset = output.offset
    if style == .pretty {
      pretty.removeAll(keepingCapacity: true)
      pretty.append(prettyPrinting: writer.bytes, level: 2)
      try output.append(pretty)
    } else {
      try output.append(writer.bytes)
    }
    writer.bytes.removeAll(keepingCapacity: true)
    records += 1
    return Occurrence(
      path: path, record: records - 1, offset: offset, length: output.offset - offset,
      isRepeat: isRepeat)
  }

  mutating func closeFile(_ style: DocumentStyle) throws {
    try output.append(style.closing)
    summary.files += 1
    summary.inflatedBytes += output.offset
    summary.compressedBytes += try output.close(random: &writer.random)
    isOpen = false
  }

  mutating func closeFaultFile(_ fault: Fault) throws {
    summary.faultFiles += 1
    summary.compressedBytes += try output.close(random: &writer.random)
    isOpen = false
    try truth.add(fault, path: path)
  }
}
