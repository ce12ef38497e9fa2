import ArchiveGenerator
import ArgumentParser
import SystemPackage

@main
struct GenerateArchive: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate-archive",
    abstract: "Writes a made-up CloudTrail archive and the truth about it.")

  @Argument(help: "The folder to write into; absent or empty. The truth goes to OUT.truth.jsonl.")
  var out: String

  @OptionGroup var content: ContentOptions
  @OptionGroup var faults: FaultOptions

  @Flag(help: "Write one single .json.gz with everything.")
  var single = false

  @Flag(help: "Write one plain file records.ndjson with a record a line.")
  var ndjson = false

  func validate() throws {
    if single && ndjson { throw ValidationError("Choose --single or --ndjson.") }
    if content.files != nil && content.inflatedSize != nil {
      throw ValidationError("Choose --files or --inflated-size.")
    }
  }

  func run() throws {
    var options = content.options
    faults.apply(to: &options)
    if single { options.layout = .singleFile }
    if ndjson { options.layout = .plainLines }
    let summary = try generateArchive(at: FilePath(out), options: options)
    print(
      """
      files        \(summary.files) (and \(summary.faultFiles) with faults)
      records      \(summary.records) (and \(summary.faultFileRecords) in files with faults)
      plain bytes  \(summary.inflatedBytes)
      gz bytes     \(summary.compressedBytes)
      planted      \(summary.events) events, \(summary.duplicates) redelivered
      """)
  }
}
