internal import RetentionFindings
internal import RetentionModel
internal import CloudTrailRecords

// The fields of Timesketch's rows: flat, named as the columns of the CSV are, and left out where nothing is known.

extension JSONWriter {
  mutating func write(_ row: EntryRow) {
    let event = row.entry.event
    known("tag", row.rules)
    member("kind", row.entry.kind.rawValue)
    member("eventTime", event.eventTime)
    write(row.subject)
    known("scope", row.scope?.id)
    if let change = row.change { writeFields(of: change) }
    known("invalidPeriod", row.invalidPeriod)
    known("requested", row.requested?.kind)
    known("requestedDays", row.requested?.days)
    writeFields(of: event)
    known("evidence", row.entry.evidence.map(\.words))
  }

  mutating func writeRow(of finding: Finding) {
    known("tag", [finding.rule.id, finding.severity.rawValue] + finding.rule.attack)
    member("rule", finding.rule.id)
    member("severity", finding.severity.rawValue)
    member("title", finding.title)
    known("remedy", finding.command)
    known("eventTime", finding.eventTime)
    known("recipientAccountId", finding.recipientAccountId)
    known("resource", finding.resource)
    known("scope", finding.scope?.id)
    known("principal", finding.principal)
    known("eventIDs", finding.eventIDs)
    known("attack", finding.rule.attack)
    known("suppressed", finding.suppressed?.reason)
    known("suppressedUntil", finding.suppressed?.expiry)
    known("evidence", finding.evidence.map(\.words))
  }

  private mutating func writeFields(of change: Change) {
    member("effect", change.effect.rawValue)
    member("before", change.before.kind)
    known("beforeDays", change.before.days)
    member("after", change.after.kind)
    known("afterDays", change.after.days)
    member("certainty", change.certainty.rawValue)
    guard let purge = change.purge else { return }
    member("deadline", purge.deadline)
    member("estimated", purge.isEstimated)
    member("outcome", purge.outcome.rawValue)
    known("resolvedBy", purge.resolvedBy)
    known("resolvedAt", purge.resolvedAt)
    known("basis", purge.basis?.rawValue)
    known("reason", purge.reason?.rawValue)
    known("silenceFrom", purge.silence?.lowerBound)
    known("silenceTo", purge.silence?.upperBound)
  }

  private mutating func writeFields(of event: RetentionEvent) {
    known("eventID", event.eventID)
    member("eventSource", event.eventSource)
    member("eventName", event.call.eventName)
    known("awsRegion", event.awsRegion)
    known("sourceIPAddress", event.sourceIPAddress)
    known("userAgent", event.userAgent)
    known("errorCode", event.errorCode)
    known("errorMessage", event.errorMessage)
    known("type", event.actor.type)
    known("arn", event.actor.arn)
    known("principal", event.actor.principal)
    known("onBehalfOf", event.actor.onBehalfOf)
    known("accessKeyId", event.actor.accessKeyId)
    known("mfaAuthenticated", event.actor.mfaAuthenticated)
  }
}
