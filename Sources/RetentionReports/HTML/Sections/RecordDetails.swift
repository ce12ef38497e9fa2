internal import RetentionFindings
internal import RetentionModel
internal import CloudTrailRecords

extension HTMLWriter {
  /// The second row of an entry: what its record says, and where it stands.
  mutating func writeRecord(of entry: Entry) {
    let event = entry.event
    element("details") { html in
      html.element("summary") { html in
        html.text(event.call.eventName + " ")
        html.identifier(event.eventID ?? "without an eventID")
      }
      html.element("dl") { html in
        for (name, value) in event.fields + event.actor.fields {
          if let value { html.field(name, value.printable) }
        }
        for caveat in entry.caveats { html.field(caveat.name, caveat.words) }
        for other in entry.others.prefix(20) { html.field(other.standing.rawValue, other.words) }
        for evidence in entry.evidence { html.field("evidence", evidence.words) }
      }
    }
  }

  private mutating func field(_ name: String, _ value: String) {
    element("dt", name)
    element("dd", value)
  }
}

extension RetentionEvent {
  /// Under CloudTrail's names.
  fileprivate var fields: [(String, String?)] {
    [
      ("eventTime", eventTime.description), ("eventSource", eventSource), ("awsRegion", awsRegion),
      ("sourceIPAddress", sourceIPAddress), ("userAgent", userAgent),
      ("sessionCredentialFromConsole", isFromConsole ? "true" : nil), ("errorCode", errorCode),
      ("errorMessage", errorMessage),
      ("initiateDeletionTimestamp", initiateDeletionTimestamp?.description),
      ("sharedEventID", sharedEventID), ("replacedEventID", replacedEventID),
      ("updatedFields", updatedFields),
    ]
  }
}

extension Actor {
  fileprivate var fields: [(String, String?)] {
    [
      ("type", type), ("arn", arn), ("principalId", principalId), ("userName", userName),
      ("accountId", accountId), ("accessKeyId", accessKeyId),
      ("mfaAuthenticated", mfaAuthenticated.map { "\($0)" }), ("invokedBy", invokedBy),
      ("sessionIssuer", issuerArn), ("onBehalfOf", onBehalfOf), ("identityStoreArn", identityStoreArn),
      ("credentialId", credentialId),
    ]
  }
}
