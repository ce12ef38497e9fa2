import ArchiveGenerator
import ArgumentParser

/// Further files that end badly.
struct FaultOptions: ParsableArguments {
  @Option(help: "Further files whose gzip stream ends early.")
  var truncated = 0

  @Option(help: "Further files whose gzip stream is damaged.")
  var corrupt = 0

  @Option(help: "Further files with bytes after the gzip member.")
  var trailing = 0

  @Option(help: "Further files with a second gzip member.")
  var extraMember = 0

  func apply(to options: inout ArchiveOptions) {
    options.truncated = truncated
    options.corrupt = corrupt
    options.trailing = trailing
    options.extraMember = extraMember
  }
}
