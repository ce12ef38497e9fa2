internal import RetentionFindings
internal import RetentionModel

// The fields of Timesketch's rows: flat, named as the columns of the CSV are, and left out where nothing is known.

extension JSONWriter {
  private static let entryFields = EntryRow.fields.printed(in: .timesketch)
    .moving("invalidPeriod", before: "requested")
    .moving("onBehalfOf", before: "accessKeyId")

  mutating func write(_ row: EntryRow) {
    memberIfPresent("tag", row.rules)
    writeKnown(JSONWriter.entryFields, of: row)
    memberIfPresent("evidence", row.entry.evidence.map(\.words))
  }

  mutating func writeRow(of finding: Finding, policy: ReportHead.File?) {
    memberIfPresent("tag", [finding.rule.id, finding.severity.rawValue] + finding.rule.attack)
    member("rule", finding.rule.id)
    member("severity", finding.severity.rawValue)
    member("title", finding.title)
    memberIfPresent("remedy", finding.command)
    memberIfPresent("eventTime", finding.eventTime)
    memberIfPresent("recipientAccountId", finding.recipientAccountId)
    memberIfPresent("resource", finding.resource)
    memberIfPresent("scope", finding.scope?.id)
    memberIfPresent("principal", finding.principal)
    memberIfPresent("eventIDs", finding.eventIDs)
    memberIfPresent("attack", finding.rule.attack)
    memberIfPresent("suppressed", finding.suppressed?.reason)
    memberIfPresent("suppressedUntil", finding.suppressed?.expiry)
    memberIfPresent("evidence", finding.evidence.map(\.words))
    memberIfPresent("policy", policy?.path)
    memberIfPresent("policySha256", policy?.sha256)
  }
}
