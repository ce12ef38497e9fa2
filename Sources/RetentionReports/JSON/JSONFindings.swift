public import RetentionFindings
internal import RetentionModel
extension Finding {
  /// Writes it as one line of JSON, with `type`.
  public func writeJSONLine(to target: any ReportTarget) {
    target.writeJSONLine { json in
      json.member("type", "finding")
      json.writeMembers(of: self)
    }
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
    member("remedy", finding.command)
    member("recipientAccountId", finding.recipientAccountId)
    member("resource", finding.resource)
    member("scope", finding.scope?.id)
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
