internal import ArgumentParser
internal import Gzip
internal import LogReading
internal import RetentionModel
internal import RetentionStore
internal import Synchronization

/// `retention-trail extract`
struct ExtractCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract",
    abstract: "Write what reading gives, to be read elsewhere or later with --extract.",
    discussion: """
      The retention records in their own bytes with the places where they stood, and of each input what was read of it: one \
      JSON object a line. What is made from extracts of parts is what would be made from the logs.

      EXAMPLES:
        retention-trail extract logs/ > part.jsonl && retention-trail timeline --extract part.jsonl
        tar -chf - logs | retention-trail extract --gzip --source bucket - > part.jsonl.gz
      """)

  @OptionGroup(title: "Input") var input: InputOptions

  @Option(
    help: ArgumentHelp(
      "Tell of the input by another name, so that its paths are the same wherever it is read.",
      valueName: "name"))
  var source: String?

  @Flag(help: "Compress it.")
  var gzip = false

  @OptionGroup(title: "Output") var output: OutputOptions

  func validate() throws { try output.requireOne() }

  func run() async throws {
    let inputs = try input.inputs()
    let store = try input.reading.openStore()
    let source = try source(of: inputs)
    let isTerminal = output.output.isEmpty && Terminal.isOutput && !gzip
    let showsProgress = output.messages.showsProgress
    let tally = try await output.run { outputs in
      let output = outputs.only
      var reader = input.reader(excluding: output.identities)
      (reader.keepsBytes, reader.tellsInputs, reader.source) = (true, true, source)
      let lines = Mutex(try ExtractedLines(reader, gzip: gzip))
      return try await reader.showingProgress(showsProgress, of: inputs) { reader, inputs in
        let tally = try await reader.read(inputs, with: store) { batch in
          let bytes = lines.withLock { $0.lines(of: batch) }
          try output.write(isTerminal ? bytes.tame : bytes)
        }
        try output.write(lines.withLock { $0.end() })
        return tally
      }
    }
    try tally.requireWhole()
  }

  /// - Throws: a usage error where a name is needed, or given for more than one input.
  private func source(of inputs: [LogInput]) throws -> LogReader.Source? {
    guard let source else {
      guard !inputs.contains(.standardInput) else {
        throw ValidationError("The standard input has no name: --source says where its logs come from.")
      }
      return nil
    }
    guard inputs.count == 1 else {
      throw ValidationError("--source names one input; extract them one by one.")
    }
    return LogReader.Source(inputs[0], name: source)
  }
}

/// The lines of an extract, compressed where that is wanted.
private struct ExtractedLines: ~Copyable {
  private var writer: ExtractWriter
  private var gzip: GzipWriter?
  private var begun: [UInt8]

  init(_ reader: LogReader, gzip: Bool) throws {
    writer = ExtractWriter(reader)
    begun = writer.header(tool: toolName)
    if gzip { self.gzip = try GzipWriter() }
  }

  mutating func lines(of batch: Batch) -> [UInt8] {
    let bytes = begun + writer.lines(of: batch)
    begun = []
    return gzip?.compress(bytes) ?? bytes
  }

  mutating func end() -> [UInt8] {
    let bytes = begun + writer.end
    begun = []
    guard var gzip = gzip.take() else { return bytes }
    return gzip.compress(bytes) + gzip.finish()
  }
}
