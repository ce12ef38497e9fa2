internal import CloudTrailRecords
internal import RetentionModel

// How the values of a report stand in JSON: CloudTrail's fields under CloudTrail's names.

extension JSONWriter {
  private static let subjectFields = Subject.fields.printed(in: .json)
  private static let callFields = RetentionEvent.callFields.printed(in: .json)
  private static let actorFields = Actor.fields.printed(in: .json)
  private static let furtherFields = RetentionEvent.furtherFields.printed(in: .json)
  private static let purgeFields = Purge.fields.printed(in: .json)

  mutating func write(_ subject: Subject) {
    write(JSONWriter.subjectFields, of: subject)
  }

  mutating func write(_ entry: Entry) {
    object { $0.writeMembers(of: entry) }
  }

  mutating func writeMembers(of entry: Entry) {
    let event = entry.event
    member("kind", entry.kind.rawValue)
    write(JSONWriter.callFields, of: event)
    object("actor") { $0.write(JSONWriter.actorFields, of: event.actor) }
    write(JSONWriter.furtherFields, of: event)
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
    object("actor") { $0.write(JSONWriter.actorFields, of: other.event.actor) }
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
    memberIfPresent("altered", evidence.alteration?.rawValue)
  }

  mutating func write(_ change: Entry.Change) {
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
    object(key, inline: true) { $0.write(JSONWriter.purgeFields, of: purge) }
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

// A table's fields: here each has a member, which is null where nothing is known; forms that others define leave it out.

extension JSONWriter {
  mutating func write<Thing>(_ fields: [Field<Thing>], of thing: Thing) {
    for field in fields { member(field.name, field.value(thing)) }
  }

  mutating func writeKnown<Thing>(_ fields: [Field<Thing>], of thing: Thing) {
    for field in fields {
      let value = field.value(thing)
      if value.isKnown { member(field.name, value.flat) }
    }
  }

  private mutating func member(_ key: String, _ value: FieldValue) {
    switch value {
    case .text(let text): member(key, text)
    case .number(let number): member(key, number)
    case .flag(let flag): member(key, flag)
    case .time(let time): member(key, time)
    case .mark(let isSo): member(key, isSo)
    case .object(nil): null(key)
    case .object(let members?):
      object(key, inline: true) { json in
        for (name, text) in members { json.member(name, text) }
      }
    }
  }
}
