internal import RetentionModel

// The fields of a record of CloudTrail that are printed, and where: a new one is a line here, beside the property that
// reads it.

extension RetentionEvent {
  /// Of the call: which, when, from where, and how it ended.
  static let callFields: [Field<RetentionEvent>] = [
    Field("eventID", [.json, .csv, .timesketch]) { .text($0.eventID) },
    Field("eventTime", [.json, .csv, .timesketch, .html]) { .time($0.eventTime) },
    Field("eventSource", [.json, .csv, .timesketch, .html]) { .text($0.eventSource) },
    Field("eventName", [.json, .csv, .timesketch]) { .text($0.call.eventName) },
    Field("awsRegion", [.json, .csv, .timesketch, .html]) { .text($0.awsRegion) },
    Field("sourceIPAddress", [.json, .csv, .timesketch, .html]) { .text($0.sourceIPAddress) },
    Field("userAgent", [.json, .csv, .timesketch, .html]) { .text($0.userAgent) },
    Field("errorCode", [.json, .csv, .timesketch, .html]) { .text($0.errorCode) },
    Field("errorMessage", [.json, .csv, .timesketch, .html]) { .text($0.errorMessage) },
  ]

  /// What else the record says, behind userIdentity.
  static let furtherFields: [Field<RetentionEvent>] = [
    Field("sessionCredentialFromConsole", [.json, .html, .ocsf]) { .mark($0.isFromConsole) },
    Field("initiateDeletionTimestamp", [.json, .html, .ocsf]) { .time($0.initiateDeletionTimestamp) },
    Field("sharedEventID", [.html]) { .text($0.sharedEventID) },
    Field("replacedEventID", [.json, .html, .ocsf]) { .text($0.replacedEventID) },
    Field("updatedFields", [.json, .html]) { .text($0.updatedFields) },
  ]
}

extension Actor {
  /// Of userIdentity.
  static let fields: [Field<Actor>] = [
    Field("type", [.json, .csv, .timesketch, .html]) { .text($0.type) },
    Field("arn", [.json, .csv, .timesketch, .html]) { .text($0.arn) },
    Field("principal", [.timesketch]) { .text($0.principal) },
    Field("principalId", [.json, .html]) { .text($0.principalId) },
    Field("userName", [.json, .html]) { .text($0.userName) },
    Field("accountId", [.json, .html]) { .text($0.accountId) },
    Field("accessKeyId", [.json, .csv, .timesketch, .html]) { .text($0.accessKeyId) },
    Field("mfaAuthenticated", [.json, .csv, .timesketch, .html]) { .flag($0.mfaAuthenticated) },
    Field("invokedBy", [.json, .html]) { .text($0.invokedBy) },
    Field("sessionIssuer", [.html]) { .text($0.issuerArn) },
    Field("onBehalfOf", [.json, .csv, .timesketch, .html], csvAddition: 3) { actor in
      .object(actor.onBehalfOf.map { ["userId": $0, "identityStoreArn": actor.identityStoreArn] })
    },
    Field("identityStoreArn", [.html]) { .text($0.identityStoreArn) },
    Field("credentialId", [.json, .html]) { .text($0.credentialId) },
  ]
}
