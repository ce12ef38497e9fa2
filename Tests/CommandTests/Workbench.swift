import Foundation
import SystemPackage
import TestSupport

/// A folder in which the commands that the documentation shows can be run as they stand there: `retention-trail` is
/// found, `logs` is a sample, `aws` answers with samples, and `tail -F` ends.
final class Workbench: Sendable {
  private let folder: TemporaryFolder
  var path: FilePath { folder.path }

  init() throws {
    folder = try TemporaryFolder()
    let files = FileManager.default
    let sample = Repository.sample("rescued-cut")
    let logs = sample.appending("logs").string
    let log = try files.subpathsOfDirectory(atPath: logs).first { $0.hasSuffix(".json.gz") } ?? ""
    try files.createDirectory(atPath: path.appending("bin").string, withIntermediateDirectories: true)
    for (link, target) in [
      ("bin/retention-trail", builtProduct("retention-trail").string), ("logs", logs),
      ("log.json.gz", "\(logs)/\(log)"),
      ("policy.yaml", Repository.root.appending("samples").appending("policy.yaml").string),
      ("keys.json", Repository.sample("verified-archive").appending("keys.json").string),
      ("events.ndjson", sample.appending("events.jsonl").string),
    ] {
      try files.createSymbolicLink(atPath: path.pushing(FilePath(link)).string, withDestinationPath: target)
    }
    // The hours of the verified archive that nobody changed.
    let bucket = Repository.sample("verified-archive").appending("bucket")
    for file in try files.subpathsOfDirectory(atPath: bucket.string)
    where (0...4).contains(where: { file.contains("_20240603T0\($0)") }) {
      let bytes = try Data(contentsOf: URL(fileURLWithPath: bucket.pushing(FilePath(file)).string))
      try folder.write(Array(bytes), to: file)
    }
    let forms = Repository.sample("every-envelope").appending("logs").string
    try script(
      "aws",
      """
      case "$1 $2" in
        "s3 sync") mkdir -p "$4" && cp -r '\(logs)/AWSLogs/.' "$4" ;;
        "s3 cp") cat '\(logs)/\(log)' ;;
        "cloudtrail lookup-events") cat '\(forms)/lookup-events/answer.json' ;;
        "logs tail") cat '\(forms)/cloudwatch-logs/tail.txt' ;;
        *) echo "aws $*: not known" >&2; exit 64 ;;
      esac
      """)
    try script(
      "tail",
      """
      for word; do shift; [ "$word" = -F ] || set -- "$@" "$word"; done
      exec $(PATH=/usr/bin:/bin command -v tail) "$@"
      """)
  }

  /// Puts a command before those of the system.
  func script(_ name: String, _ text: String) throws {
    try folder.writeScript("#!/bin/bash\n\(text)\n", to: name, in: "bin")
  }

  /// Runs a text in bash, in which a pipeline fails with any of its commands.
  func run(_ text: String) async throws -> CommandResult {
    try folder.write(text, to: "recipe.sh")
    return try await shell("PATH=\"$PWD/bin:$PATH\" exec bash -o pipefail recipe.sh", in: path)
  }
}

/// Whether this machine has a command.
func hasCommand(_ name: String) async throws -> Bool {
  try await shell("command -v '\(name)'", in: Repository.root).code == 0
}
