internal import RetentionFindings
internal import RetentionModel
internal import RetentionReports
internal import ArgumentParser
internal import LogReading
internal import PolicyReading
internal import SystemPackage

/// What the organisation expects, and which findings are shown.
struct PolicyOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "What the organisation expects, in YAML; samples/policy.yaml explains each key.", valueName: "file"),
    completion: .file())
  var policy: String?

  @Option(help: ArgumentHelp("Show only findings of this severity or above.", valueName: "level"))
  var minLevel = Severity.informational

  @Flag(help: "Show the findings that the policy suppresses as well, with the reason.")
  var showSuppressed = false

  /// Which findings are shown, and the policy that they are judged by, if any; names the suppressions that have expired.
  /// - Throws: a usage error where the policy cannot be read.
  func filter(asOf: Instant) throws -> (filter: FindingFilter, file: ReportHead.File?) {
    let read = try policy.map { try Policy.read($0) }
    let policy = read?.policy ?? Policy()
    for suppression in policy.suppressions where suppression.isExpired(at: asOf) {
      let day = suppression.expiry.map { " after \($0.date)" } ?? ""
      Messages.error(
        "policy: the suppression of \(suppression.rule.pattern) (\(suppression.reason)) expired\(day)")
    }
    let filter = FindingFilter(policy: policy, minimum: minLevel, showsSuppressed: showSuppressed)
    return (filter, read?.file)
  }
}

extension Policy {
  /// - Throws: a usage error that names the file, and the line where that is at fault.
  fileprivate static func read(_ name: String) throws -> (policy: Policy, file: ReportHead.File) {
    let bytes: [UInt8]
    do {
      let file = try FileDescriptor.open(FilePath(name), .readOnly, options: .closeOnExec)
      bytes = try file.closeAfter { try file.bytes(upTo: 1 << 20) }
    } catch {
      throw ValidationError("--policy \(name): \(error)")
    }
    guard let text = String(validating: bytes, as: UTF8.self), bytes.count <= 1 << 20 else {
      throw ValidationError("--policy \(name): not a text of 1 MiB or less in UTF-8")
    }
    do throws(PolicyError) {
      let hash = StoredHash()
      hash.add(bytes.span)
      let file = ReportHead.File(path: name, bytes: UInt64(bytes.count), sha256: hash.value.hex)
      return (try Policy(yaml: text, rules: Rules.settings), file)
    } catch {
      throw ValidationError("--policy \(name): \(error)")
    }
  }
}
