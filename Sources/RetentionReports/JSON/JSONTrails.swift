internal import RetentionModel

// How the events of trails stand in JSON.

extension JSONWriter {
  private static let actorFields = Actor.fields.printed(in: .json)

  mutating func writeMembers(of record: TrailRecord) {
    let event = record.event
    object("trail", inline: true) { json in
      json.member("account", event.trail.account)
      json.member("homeRegion", event.trail.homeRegion)
      json.member("name", event.trail.name)
    }
    member("eventID", event.eventID)
    member("eventTime", event.eventTime)
    member("eventName", event.call.rawValue)
    member("recipientAccountId", event.recipientAccountId)
    member("awsRegion", event.awsRegion)
    member("sourceIPAddress", event.sourceIPAddress)
    member("userAgent", event.userAgent)
    member("errorCode", event.errorCode)
    member("errorMessage", event.errorMessage)
    object("actor") { $0.write(JSONWriter.actorFields, of: event.actor) }
    member("selection", event.selection?.word)
    member("isMultiRegion", event.isMultiRegion)
    member("isOrganization", event.isOrganization)
    member("bucket", event.bucket)
    member("keyPrefix", event.keyPrefix)
    member("disputed", record.isDisputed)
    write(record.evidence)
  }

  /// A time in which a trail did not log.
  mutating func writeMembers(of gap: TrailGap) {
    member("cause", gap.cause.rawValue)
    member("from", gap.from)
    member("to", gap.to)
    member("openedBy", gap.opener.event.eventID)
    member("closedBy", gap.closer?.event.eventID)
    member("uncertain", gap.isUncertain || gap.isOrderUnknown)
  }
}

extension EventSelection {
  fileprivate var word: String {
    switch self {
    case .included: "included"
    case .leftOut: "left-out"
    case .mayBeLeftOut: "may-be-left-out"
    }
  }
}
