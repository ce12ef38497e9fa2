internal import ArgumentParser
internal import RetentionReports

/// What a report says of itself.
struct CaseOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The report's title.", valueName: "text"))
  var title: String?

  @Option(name: .customLong("case"), help: ArgumentHelp("The case that it is made for.", valueName: "text"))
  var caseName: String?

  @Option(help: ArgumentHelp("Who makes it.", valueName: "text"))
  var examiner: String?

  @Flag(
    help:
      "List the files that were read, with their sizes and the SHA-256 of their stored bytes (text, json, html)."
  )
  var hashes = false

  @OptionGroup var zone: ZoneOptions

  /// What is to be said, but for what it is made of.
  var head: ReportHead {
    var head = ReportHead()
    (head.title, head.caseName, head.examiner) = (title, caseName, examiner)
    return head
  }
}
