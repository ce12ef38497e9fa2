internal import RetentionFindings
internal import RetentionModel

// How a finding stands in JSON.

extension JSONWriter {
  mutating func write(_ finding: Finding) {
    object { $0.writeMembers(of: finding) }
  }

  mutating func writeMembers(of finding: Finding) {
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
