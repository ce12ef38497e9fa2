internal import RetentionFindings
internal import RetentionModel

// How a finding stands in JSON.

extension JSONWriter {
  /// An array of findings, each with the scopes of those that say the same.
  mutating func findings(_ findings: [Finding]) {
    let scopes = findings.scopesTogether
    array("findings", of: findings) { json, finding in
      json.object { $0.writeMembers(of: finding, together: scopes[ObjectIdentifier(finding)]) }
    }
  }

  /// - Parameter scopes: those of all findings that say the same; nil where only this one is known.
  mutating func writeMembers(of finding: Finding, together scopes: [Scope]? = nil) {
    member("rule", finding.rule.id)
    member("severity", finding.severity.rawValue)
    member("title", finding.title)
    member("message", finding.message)
    member("remedy", finding.command)
    member("recipientAccountId", finding.recipientAccountId)
    member("resource", finding.resource)
    member("scope", finding.scope?.id)
    let together = scopes ?? [finding.scope].compactMap(\.self)
    array("scopes", of: together, inline: true) { $0.element($1.id) }
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
