extension FindingsReport {
  /// Writes JSON of the report's own schema, without timelines.
  public func writeJSON<Target: TextOutputStream>(to target: Target) {
    report.writeJSON(to: target, of: [])
  }

  /// Writes a line of JSON a finding, with `type`.
  public func writeJSONLines<Target: TextOutputStream>(to target: Target) {
    for finding in report.findings { finding.writeJSONLine(to: target) }
  }
}

extension Finding {
  /// Writes it as one line of JSON, with `type`.
  public func writeJSONLine<Target: TextOutputStream>(to target: Target) {
    var writer = JSONWriter(to: target)
    writer.object(inline: true) { json in
      json.member("type", "finding")
      json.writeMembers(of: self)
    }
    writer.endLine()
  }
}

extension JSONWriter {
  mutating func write(_ finding: Finding) {
    object { $0.writeMembers(of: finding) }
  }

  fileprivate mutating func writeMembers(of finding: Finding) {
    member("rule", finding.rule.id)
    member("severity", finding.severity.rawValue)
    member("title", finding.title)
    member("message", finding.message)
    member("remedy", finding.remedy)
    member("recipientAccountId", finding.recipientAccountId)
    member("resource", finding.resource)
    member("scope", finding.scope?.rawValue)
    member("eventTime", finding.eventTime)
    array("eventIDs", of: finding.eventIDs, inline: true) { $0.element($1) }
    array("attack", of: finding.rule.attack, inline: true) { $0.element($1) }
    member("principal", finding.principal)
    suppression("suppressed", finding.suppressed)
    write(finding.evidence)
  }

  private mutating func suppression(_ key: String, _ suppression: Suppression?) {
    guard let suppression else { return null(key) }
    object(key, inline: true) { json in
      json.member("reason", suppression.reason)
      json.member("expires", suppression.expiry)
    }
  }
}
