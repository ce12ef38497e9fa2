internal import RetentionFindings
internal import RetentionModel

extension ReportFormat {
  /// A log of the Static Analysis Results Interchange Format 2.1.0, as code hosts take it: the findings alone.
  ///
  /// Source: OASIS, SARIF 2.1.0.
  public static let sarif = ReportFormat(
    name: "sarif", summary: "the findings as a SARIF 2.1.0 log, for the checks of a code host",
    suffixes: ["sarif", "sarif.json"],
    history: { report, target, _ in report.writeSARIF(to: target) },
    findings: { report, target, _ in report.writeSARIF(to: target) })
}

extension Report {
  fileprivate func writeSARIF(to target: any ReportTarget) {
    var writer = JSONWriter(to: target)
    writer.object { json in
      json.member("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
      json.member("version", "2.1.0")
      json.array("runs", of: [self]) { json, report in json.object { $0.writeRun(of: report) } }
    }
    writer.endLine()
  }

  /// The rules that have findings, in the order of their ids.
  fileprivate var raisedRules: [RuleDescription] {
    var rules: [String: RuleDescription] = [:]
    for finding in findings { rules[finding.rule.id] = finding.rule }
    return rules.sorted { $0.key < $1.key }.map(\.value)
  }
}

extension JSONWriter {
  fileprivate mutating func writeRun(of report: Report) {
    let rules = report.raisedRules
    let indices = Dictionary(uniqueKeysWithValues: rules.enumerated().map { ($1.id, $0) })
    object("tool") { json in
      json.object("driver") { json in
        let parts = report.tool.split(separator: " ", maxSplits: 1)
        json.member("name", String(parts.first ?? "retention-trail"))
        if parts.count > 1 { json.member("version", String(parts[1])) }
        json.array("rules", of: rules) { json, rule in json.object { $0.writeMembers(of: rule) } }
      }
    }
    array("invocations", of: [report.input.problems]) { json, problems in
      json.object { $0.writeInvocation(problems) }
    }
    array("results", of: report.findings) { json, finding in
      json.object { $0.writeResult(of: finding, ruleIndex: indices[finding.rule.id] ?? 0) }
    }
    if let policy = report.head.policy {
      object("properties") { json in json.object("policy", inline: true) { $0.writePolicy(policy) } }
    }
  }

  private mutating func writeMembers(of rule: RuleDescription) {
    member("id", rule.id)
    text("shortDescription", rule.summary)
    text("fullDescription", rule.rationale)
    text("help", rule.clearing)
    object("properties") { $0.array("tags", of: rule.attack, inline: true) { $0.element($1) } }
  }

  /// What could not be read: then no result is no good news.
  private mutating func writeInvocation(_ problems: ProblemList) {
    member("executionSuccessful", problems.isEmpty)
    array("toolExecutionNotifications", of: problems) { json, problem in
      json.object { json in
        json.member("level", "error")
        json.text("message", "\(problem.kind.rawValue): \(problem.message)")
        json.array("locations", of: [problem.path]) { json, path in
          json.object { $0.writePlace(path) }
        }
      }
    }
  }

  private mutating func writeResult(of finding: Finding, ruleIndex: Int) {
    member("ruleId", finding.rule.id)
    member("ruleIndex", ruleIndex)
    member("level", finding.severity.level)
    let remedy = finding.command.map { " Restore with: \($0)" } ?? ""
    text("message", "\(finding.title). \(finding.message)\(remedy)")
    array("locations", of: finding.evidence) { json, evidence in
      json.object { json in
        json.writePlace(evidence.path)
        json.text("message", evidence.words)
      }
    }
    object("partialFingerprints") { $0.member("retentionTrail/v1", finding.uid) }
    array("suppressions", of: [finding.suppressed].compactMap(\.self)) { json, suppression in
      json.object { json in
        json.member("kind", "external")
        json.member("justification", suppression.words)
      }
    }
    object("properties") { json in
      json.member("severity", finding.severity.rawValue)
      json.member("recipientAccountId", finding.recipientAccountId)
      json.member("resource", finding.resource)
      json.member("eventTime", finding.eventTime)
      json.array("eventIDs", of: finding.eventIDs, inline: true) { $0.element($1) }
    }
  }

  private mutating func writePlace(_ path: String) {
    object("physicalLocation") { json in
      json.object("artifactLocation") { $0.member("uri", path.asReference) }
    }
  }

  private mutating func text(_ key: String, _ words: String) {
    object(key) { $0.member("text", words) }
  }
}

extension Severity {
  /// The severity as code hosts have it.
  var level: String {
    switch self {
    case .critical, .high: "error"
    case .medium: "warning"
    case .low, .informational: "note"
    }
  }
}

extension String {
  /// A path as a reference of RFC 3986: relative, or with the scheme of files.
  fileprivate var asReference: String {
    let digits = Array("0123456789ABCDEF".utf8)
    let plain = Set("/-._~".utf8)
    let bytes = utf8.flatMap { byte -> [UInt8] in
      let isPlain =
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || plain.contains(byte)
        || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) && byte < 0x80
      return isPlain ? [byte] : [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
    let reference = String(decoding: bytes, as: UTF8.self)
    return utf8.first == UInt8(ascii: "/") ? "file://\(reference)" : reference
  }
}
