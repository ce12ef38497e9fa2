internal import RecordScanner

extension Report {
  /// Writes the report as JSON, version 1 of the schema `retention-trail/1`.
  ///
  /// CloudTrail's fields keep CloudTrail's names; keys never vanish, null stands where nothing is known.
  public func writeJSON<Target: TextOutputStream>(to target: Target) {
    var writer = JSONWriter(to: target)
    writer.object { json in
      writeHead(to: &json)
      json.array("timelines", of: timelines) { json, timeline in
        json.object { json in
          json.write(timeline.subject)
          json.array("entries", of: entries(of: timeline)) { $0.write($1) }
          json.array("state", of: timeline.state(at: asOf)) { json, state in
            json.object { $0.write(state) }
          }
        }
      }
      json.array("findings", of: [String]()) { $0.element($1) }
    }
    writer.endLine()
  }

  func writeHead(to json: inout JSONWriter<some TextOutputStream>) {
    json.member("schema", "retention-trail/1")
    json.member("tool", tool)
    json.member("asOf", asOf)
    json.object("input") { $0.write(input) }
  }
}

extension JSONWriter {
  mutating func write(_ input: InputTally) {
    member("files", input.files)
    member("bytesRead", input.bytesRead)
    member("bytesInflated", input.bytesInflated)
    member("records", input.records)
    member("matched", input.matched)
    member("duplicates", input.duplicates)
    member("from", input.reach.from)
    member("to", input.reach.to)
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

  mutating func write(_ subject: Subject) {
    member("recipientAccountId", subject.recipientAccountId)
    member("resource", subject.resource)
    member("service", subject.service.rawValue)
  }

  mutating func write(_ entry: Entry) {
    let event = entry.event
    object { json in
      json.member("kind", entry.kind.rawValue)
      json.member("eventID", event.eventID)
      json.member("eventTime", event.eventTime)
      json.member("eventSource", event.eventSource)
      json.member("eventName", event.call.rawValue)
      json.member("awsRegion", event.awsRegion)
      json.member("sourceIPAddress", event.sourceIPAddress)
      json.member("userAgent", event.userAgent)
      json.member("errorCode", event.errorCode)
      json.member("errorMessage", event.errorMessage)
      json.object("actor") { $0.write(event.actor) }
      json.member("sessionCredentialFromConsole", event.isFromConsole)
      json.member("initiateDeletionTimestamp", event.initiateDeletionTimestamp)
      json.member("replacedEventID", event.replacedEventID)
      json.array("changes", of: entry.changes) { $0.write($1) }
      json.array("evidence", of: entry.evidence) { json, evidence in
        json.object(inline: true) { json in
          json.member("path", evidence.path)
          json.member("member", evidence.position.member)
          json.member("record", evidence.position.record)
          json.member("offset", evidence.position.offset)
        }
      }
    }
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
  }

  private mutating func write(_ change: Change) {
    object { json in
      json.member("scope", change.scope.rawValue)
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
      switch period {
      case .unknown:
        json.member("kind", "unknown")
        json.null("days")
      case .days(let days):
        json.member("kind", "days")
        json.member("days", days)
      case .unlimited:
        json.member("kind", "unlimited")
        json.null("days")
      }
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
    }
  }

  mutating func write(_ state: ScopeState) {
    member("scope", state.scope.rawValue)
    period("period", state.period)
    member("certainty", state.certainty.rawValue)
    member("since", state.since)
    member("setBy", state.setter?.event.eventID)
    member("goneBefore", state.goneBefore)
    member("hiddenBefore", state.hiddenBefore)
  }
}
