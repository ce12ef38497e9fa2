internal import RetentionFindings
internal import RetentionModel

// The fields of Timesketch's rows: flat, named as the columns of the CSV are, and left out where nothing is known.

extension JSONWriter {
  mutating func write(_ row: EntryRow) {
    let event = row.entry.event
    memberIfPresent("tag", row.rules)
    member("kind", row.entry.kind.rawValue)
    member("eventTime", event.eventTime)
    write(row.subject)
    memberIfPresent("scope", row.scope?.id)
    if let change = row.change { writeFields(of: change) }
    memberIfPresent("invalidPeriod", row.invalidPeriod)
    memberIfPresent("requested", row.requested?.kind)
    memberIfPresent("requestedDays", row.requested?.days)
    writeFields(of: event)
    memberIfPresent("evidence", row.entry.evidence.map(\.words))
  }

  mutating func writeRow(of finding: Finding) {
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
  }

  private mutating func writeFields(of change: Change) {
    member("effect", change.effect.rawValue)
    member("before", change.before.kind)
    memberIfPresent("beforeDays", change.before.days)
    member("after", change.after.kind)
    memberIfPresent("afterDays", change.after.days)
    member("certainty", change.certainty.rawValue)
    guard let purge = change.purge else { return }
    member("deadline", purge.deadline)
    member("estimated", purge.isEstimated)
    member("outcome", purge.outcome.rawValue)
    memberIfPresent("resolvedBy", purge.resolvedBy)
    memberIfPresent("resolvedAt", purge.resolvedAt)
    memberIfPresent("basis", purge.basis?.rawValue)
    memberIfPresent("reason", purge.reason?.rawValue)
    memberIfPresent("silenceFrom", purge.silence?.lowerBound)
    memberIfPresent("silenceTo", purge.silence?.upperBound)
  }

  private mutating func writeFields(of event: RetentionEvent) {
    memberIfPresent("eventID", event.eventID)
    member("eventSource", event.eventSource)
    member("eventName", event.call.eventName)
    memberIfPresent("awsRegion", event.awsRegion)
    memberIfPresent("sourceIPAddress", event.sourceIPAddress)
    memberIfPresent("userAgent", event.userAgent)
    memberIfPresent("errorCode", event.errorCode)
    memberIfPresent("errorMessage", event.errorMessage)
    memberIfPresent("type", event.actor.type)
    memberIfPresent("arn", event.actor.arn)
    memberIfPresent("principal", event.actor.principal)
    memberIfPresent("onBehalfOf", event.actor.onBehalfOf)
    memberIfPresent("accessKeyId", event.actor.accessKeyId)
    memberIfPresent("mfaAuthenticated", event.actor.mfaAuthenticated)
  }
}
