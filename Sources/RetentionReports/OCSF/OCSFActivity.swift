internal import RetentionFindings
internal import RetentionModel

// An entry of a history as OCSF's API Activity.

extension JSONWriter {
  mutating func writeActivity(_ entry: Entry, of subject: Subject, tool: String) {
    let event = entry.event
    write(
      .apiActivity, activity: event.call.isChange ? (3, "Update") : (2, "Read"), severity: .informational,
      at: event.eventTime)
    metadata(tool: tool, of: event)
    member("message", entry.words(of: entry.changes))
    status(of: event)
    object("actor") { $0.writeOCSF(event.actor) }
    object("api") { json in
      json.member("operation", event.call.eventName)
      json.object("service") { $0.member("name", event.eventSource) }
      guard event.isFailure else { return }
      json.object("response") { json in
        json.memberIfPresent("error", event.errorCode)
        json.memberIfPresent("error_message", event.errorMessage)
      }
    }
    cloud(account: subject.recipientAccountId, region: event.awsRegion)
    sourceEndpoint(event.sourceIPAddress)
    if let userAgent = event.userAgent {
      object("http_request") { $0.member("user_agent", userAgent) }
    }
    resources([subject])
    observables(of: event, resource: subject.resource)
    object("unmapped") { $0.writeUnmapped(entry) }
  }

  private mutating func status(of event: RetentionEvent) {
    let status =
      event.isFailure ? (2, "Failure") : event.isOutcomeKnown ? (1, "Success") : (0, "Unknown")
    member("status_id", status.0)
    member("status", status.1)
    memberIfPresent("status_code", event.errorCode)
    memberIfPresent("status_detail", event.errorMessage)
  }

  /// An AWS service that calls for itself has its name in the place of an address.
  private mutating func sourceEndpoint(_ source: String?) {
    object("src_endpoint") { json in
      guard let source else { return json.member("name", "unknown") }
      json.member(source.isIPAddress ? "ip" : "svc_name", source)
    }
  }

  private mutating func observables(of event: RetentionEvent, resource: String) {
    let address = event.sourceIPAddress.flatMap { $0.isIPAddress ? $0 : nil }
    let seen: [(name: String, type: (id: Int, name: String), value: String?)] = [
      ("src_endpoint.ip", (2, "IP Address"), address),
      ("actor.user.credential_uid", (19, "User Credential ID"), event.actor.accessKeyId),
      ("http_request.user_agent", (16, "HTTP User-Agent"), event.userAgent),
      ("resources.uid", (10, "Resource UID"), resource),
    ]
    array("observables", of: seen.filter { $0.value != nil }) { json, seen in
      json.object { json in
        json.member("name", seen.name)
        json.member("type_id", seen.type.id)
        json.member("type", seen.type.name)
        json.memberIfPresent("value", seen.value)
      }
    }
  }

  private static let unmappedFields =
    (RetentionEvent.callFields + RetentionEvent.furtherFields).printed(in: .ocsf)
    .moving("initiateDeletionTimestamp", before: "sessionCredentialFromConsole")

  /// What OCSF has no place for, as it is in our own JSON.
  private mutating func writeUnmapped(_ entry: Entry) {
    let event = entry.event
    member("kind", entry.kind.rawValue)
    array("changes", of: entry.changes) { $0.write($1) }
    writeRequested(of: event)
    write(JSONWriter.unmappedFields, of: event)
    member("conflictingBodies", entry.conflictingBodies.count)
    member("otherBodies", entry.others.count)
    member("afterFault", entry.isAfterFault)
    member("fromColumns", event.isFromColumns)
    write(entry.evidence)
  }
}
