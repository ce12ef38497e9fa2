import ArchiveGenerator
import ArgumentParser

/// How much there is of what.
struct ContentOptions: ParsableArguments {
  @Option(help: "The seed of every random choice.")
  var seed: UInt64 = 1

  @Option(help: "Plain bytes in total, such as 500M; suffix K, M or G.")
  var inflatedSize: ByteCount?

  @Option(help: "Files in total, instead of the size. (default: 20)")
  var files: Int?

  @Option(help: "Mean number of records in a file.")
  var recordsPerFile = 100

  @Option(help: "Distinct planted events.")
  var events = 0

  @Option(help: "Redeliveries of planted events.")
  var duplicates = 0

  @Option(help: "Records that merely mention a retention call.")
  var decoys = 0

  @Option(help: "Share of pretty-printed files, in percent.")
  var pretty = 0

  @Option(help: "Share of records with their members in CloudTrail's own order, in percent.")
  var usualOrder = 80

  @Option(help: "Deflate level, 0 to 9.")
  var level = 6

  @Option(help: "AWS accounts.")
  var accounts = 3

  var options: ArchiveOptions {
    var options = ArchiveOptions()
    options.seed = seed
    if let files { options.extent = .files(files) }
    if let inflatedSize { options.extent = .inflatedSize(inflatedSize.bytes) }
    options.recordsPerFile = recordsPerFile
    options.events = events
    options.duplicates = duplicates
    options.decoys = decoys
    options.prettyPercent = pretty
    options.usualOrderPercent = usualOrder
    options.level = level
    options.accounts = accounts
    return options
  }
}

/// A number of bytes with an optional suffix of 1024s.
struct ByteCount: ExpressibleByArgument {
  let bytes: Int

  init?(argument: String) {
    let factors: [Character: Int] = ["K": 1 << 10, "M": 1 << 20, "G": 1 << 30]
    let suffix = argument.last.flatMap { factors[Character($0.uppercased())] }
    guard let number = Int(suffix == nil ? argument : String(argument.dropLast())) else {
      return nil
    }
    let (product, overflow) = number.multipliedReportingOverflow(by: suffix ?? 1)
    if overflow { return nil }
    bytes = product
  }
}
