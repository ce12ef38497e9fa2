internal import CloudTrailRecords
internal import RetentionModel

// How the values of a report stand in JSON: CloudTrail's fields under CloudTrail's names.

extension JSONWriter {
  mutating func writeInput(of report: Report) {
    let input = report.input
    let span = report.coverage.span
    member("files", input.files)
    member("bytesRead", input.bytesRead)
    member("bytesInflated", input.bytesInflated)
    member("records", input.records)
    member("digests", input.bystanders.digests)
    member("insightEvents", input.bystanders.insightEvents)
    member("aggregatedEvents", input.bystanders.aggregatedEvents)
    member("notifications", input.bystanders.notifications)
    member("controlMessages", input.bystanders.controlMessages)
    member("writeTests", input.bystanders.writeTests)
    member("configFiles", input.bystanders.configFiles)
    member("flowLogs", input.bystanders.flowLogs)
    member("accessLogs", input.bystanders.accessLogs)
    member("guardDutyFindings", input.bystanders.guardDutyFindings)
    member("wafRecords", input.bystanders.wafRecords)
    member("sideFiles", input.bystanders.sideFiles)
    member("matched", input.matched)
    member("duplicates", input.duplicates)
    member("from", span?.lowerBound)
    member("to", span?.upperBound)
    array("coverage", of: report.coverage.extents) { json, extent in
      json.object { $0.write(extent) }
    }
    array("unplacedHoles", of: report.coverage.unplacedHoles) { $0.write($1) }
    array("declared", of: report.coverage.declared) { json, window in
      json.object(inline: true) { json in
        json.member("from", window.lowerBound)
        json.member("to", window.upperBound)
      }
    }
    array("problems", of: input.problems) { json, problem in
      json.object { json in
        json.member("path", problem.path)
        json.member("kind", problem.kind.rawValue)
        json.member("offset", problem.offset)
        json.member("message", problem.message)
        json.member("recordsRead", problem.recordsRead)
      }
    }
  }

  private mutating func write(_ extent: Coverage.Extent) {
    member("recipientAccountId", extent.place.recipientAccountId)
    member("awsRegion", extent.place.awsRegion)
    member("from", extent.from)
    member("to", extent.to)
    member("basis", extent.basis.rawValue)
    array("holes", of: extent.holes) { $0.write($1) }
  }

  private mutating func write(_ hole: Hole) {
    object(inline: true) { json in
      json.member("from", hole.span?.lowerBound)
      json.member("to", hole.span?.upperBound)
      json.member("cause", hole.cause.rawValue)
      json.member("path", hole.path)
    }
  }

  mutating func write(_ subject: Subject) {
    member("recipientAccountId", subject.recipientAccountId)
    member("resource", subject.resource)
    member("service", subject.service.id)
  }

  mutating func write(_ entry: Entry) {
    object { $0.writeMembers(of: entry) }
  }

  mutating func writeMembers(of entry: Entry) {
    let event = entry.event
    member("kind", entry.kind.rawValue)
    member("eventID", event.eventID)
    member("eventTime", event.eventTime)
    member("eventSource", event.eventSource)
    member("eventName", event.call.eventName)
    member("awsRegion", event.awsRegion)
    member("sourceIPAddress", event.sourceIPAddress)
    member("userAgent", event.userAgent)
    member("errorCode", event.errorCode)
    member("errorMessage", event.errorMessage)
    object("actor") { $0.write(event.actor) }
    member("sessionCredentialFromConsole", event.isFromConsole)
    member("initiateDeletionTimestamp", event.initiateDeletionTimestamp)
    member("replacedEventID", event.replacedEventID)
    member("updatedFields", event.updatedFields)
    member("conflictingBodies", entry.conflictingBodies.count)
    array("otherBodies", of: entry.others) { json, other in json.object { $0.writeMembers(of: other) } }
    array("otherAccounts", of: entry.otherAccounts, inline: true) { $0.element($1) }
    member("correctedBy", entry.correctedBy)
    member("afterFault", entry.isAfterFault)
    member("requestOmitted", event.isRequestOmitted)
    member("fromColumns", event.isFromColumns)
    writeRequested(of: event)
    array("changes", of: entry.changes) { $0.write($1) }
    write(entry.evidence)
  }

  private mutating func writeMembers(of other: OtherBody) {
    member("standing", other.standing.rawValue)
    member("eventID", other.event.eventID)
    member("eventTime", other.event.eventTime)
    member("eventName", other.event.call.eventName)
    member("resource", other.event.resource)
    member("sourceIPAddress", other.event.sourceIPAddress)
    member("errorCode", other.event.errorCode)
    object("actor") { $0.write(other.event.actor) }
    array("changes", of: other.changes) { $0.write($1) }
    write(other.evidence)
  }

  /// What a request asks for: of a failed call, that is all there is.
  mutating func writeRequested(of event: RetentionEvent) {
    let requested = event.call.service.scopes.compactMap { scope in
      event.requested.setting(of: scope).map { (scope: scope, setting: $0) }
    }
    array("requested", of: requested) { json, each in
      json.object(inline: true) { json in
        json.member("scope", each.scope.id)
        json.member("kind", each.setting.kind)
        json.member("days", each.setting.days)
        json.memberIfPresent("hours", each.setting.hours)
        json.member("invalidPeriod", each.setting.invalidPeriod)
      }
    }
  }

  mutating func write(_ evidence: [Evidence]) {
    array("evidence", of: evidence) { json, evidence in
      json.object(inline: true) { $0.writeMembers(of: evidence) }
    }
  }

  mutating func writeMembers(of evidence: Evidence) {
    member("path", evidence.path)
    member("member", evidence.member)
    member("record", evidence.record)
    member("offset", evidence.offset)
  }

  private mutating func write(_ actor: Actor) {
    member("type", actor.type)
    member("arn", actor.arn)
    member("principalId", actor.principalId)
    member("userName", actor.userName)
    member("accountId", actor.accountId)
    member("accessKeyId", actor.accessKeyId)
    member("mfaAuthenticated", actor.mfaAuthenticated)
    member("invokedBy", actor.invokedBy)
    onBehalfOf("onBehalfOf", actor)
    member("credentialId", actor.credentialId)
  }

  private mutating func onBehalfOf(_ key: String, _ actor: Actor) {
    guard let person = actor.onBehalfOf else { return null(key) }
    object(key, inline: true) { json in
      json.member("userId", person)
      json.member("identityStoreArn", actor.identityStoreArn)
    }
  }

  mutating func write(_ change: Change) {
    object { json in
      json.member("scope", change.scope.id)
      json.period("before", change.before)
      json.period("after", change.after)
      json.member("certainty", change.certainty.rawValue)
      json.member("effect", change.effect.rawValue)
      json.member("invalidPeriod", change.invalidPeriod)
      json.purge("purge", change.purge)
    }
  }

  mutating func period(_ key: String, _ period: Period) {
    object(key, inline: true) { json in
      json.member("kind", period.kind)
      json.member("days", period.days)
      json.memberIfPresent("hours", period.hours)
    }
  }

  mutating func purge(_ key: String, _ purge: Purge?) {
    guard let purge else { return null(key) }
    object(key, inline: true) { json in
      json.member("deadline", purge.deadline)
      json.member("estimated", purge.isEstimated)
      json.member("outcome", purge.outcome.rawValue)
      json.member("resolvedBy", purge.resolvedBy)
      json.member("resolvedAt", purge.resolvedAt)
      json.member("basis", purge.basis?.rawValue)
      json.member("reason", purge.reason?.rawValue)
      json.silence("silence", purge.silence)
      json.member("disregardsDisputed", purge.disregardsDisputed)
    }
  }

  private mutating func silence(_ key: String, _ span: ClosedRange<Instant>?) {
    guard let span else { return null(key) }
    object(key, inline: true) { json in
      json.member("from", span.lowerBound)
      json.member("to", span.upperBound)
    }
  }

  mutating func write(_ state: ScopeState) {
    object { json in
      json.member("scope", state.scope.id)
      json.period("period", state.period)
      json.member("certainty", state.certainty.rawValue)
      json.member("since", state.since)
      json.member("setBy", state.setter?.event.eventID)
      json.member("goneBefore", state.goneBefore)
      json.member("goneProvenBefore", state.goneProvenBefore)
      json.member("hiddenBefore", state.hiddenBefore)
      json.member("restorableUntil", state.restorableUntil)
      json.setter("setter", state.setter?.event)
      json.member("firstEvidence", state.firstEvidence?.event.eventTime)
      json.member("disputed", state.setter.map { !$0.isUndisputed })
      json.array("openPurges", of: state.openPurges) { json, open in
        json.object(inline: true) { json in
          json.member("openedBy", open.opener.event.eventID)
          json.member("openedAt", open.opener.event.eventTime)
          json.member("deadline", open.purge.deadline)
          json.member("estimated", open.purge.isEstimated)
        }
      }
    }
  }

  private mutating func setter(_ key: String, _ event: RetentionEvent?) {
    guard let event else { return null(key) }
    object(key, inline: true) { json in
      json.member("eventID", event.eventID)
      json.member("arn", event.actor.arn)
      json.member("sourceIPAddress", event.sourceIPAddress)
    }
  }
}
