package import CloudTrailRecords

// The fields of a record that an event is made of. Bytes that are not UTF-8 are tolerated anywhere else:
// nothing of them is shown, and only the comparison of bodies sees them.

extension RetentionEvent {
  /// Whether a field that an event is made of holds bytes that are not UTF-8, for which U+FFFD is shown.
  package static func readsInvalidUTF8(
    in record: borrowing Record, of services: [RetentionService] = RetentionService.all
  ) -> Bool {
    let service = services[record.call.group]
    let object = record.object
    guard !object.isUTF8 else { return false }
    for path in ownFields where !object.isUTF8(at: path[...], ignoringCase: false) { return true }
    for path in parameterFields(of: service) where !object.isUTF8(at: path[...], ignoringCase: true) {
      return true
    }
    return false
  }

  private static let ownFields: [[StaticString]] = [
    ["eventID"], ["eventTime"], ["eventSource"], ["eventName"], ["awsRegion"], ["sourceIPAddress"],
    ["userAgent"], ["errorCode"], ["errorMessage"], ["recipientAccountId"], ["sharedEventID"],
    ["sessionCredentialFromConsole"], ["addendum", "reason"], ["addendum", "originalEventID"],
    ["addendum", "updatedFields"], ["userIdentity", "onBehalfOf", "userId"],
    ["userIdentity", "onBehalfOf", "identityStoreArn"], ["userIdentity", "credentialId"],
    ["userIdentity", "type"], ["userIdentity", "arn"], ["userIdentity", "principalId"],
    ["userIdentity", "userName"], ["userIdentity", "accountId"], ["userIdentity", "accessKeyId"],
    ["userIdentity", "invokedBy"],
    ["userIdentity", "sessionContext", "attributes", "mfaAuthenticated"],
    ["userIdentity", "sessionContext", "sessionIssuer", "accountId"],
    ["userIdentity", "sessionContext", "sessionIssuer", "arn"],
    ["userIdentity", "sessionContext", "sessionIssuer", "userName"],
  ]

  /// Those whose keys are matched without regard to case.
  private static func parameterFields(of service: RetentionService) -> [[StaticString]] {
    let fields = service.fields
    let settings = (["requestParameters", "responseElements"] as [StaticString]).flatMap { side in
      service.scopes.map { [side, fields.settings, $0.key, $0.periodKey] }
    }
    return [["requestParameters", fields.resource]] + settings
      + (fields.deletionTime.map { [["responseElements", $0]] } ?? [])
  }
}

extension JSONValue {
  /// Whether the value at the end of a path is UTF-8, or the last one on the way that is no object; what is
  /// missing is.
  fileprivate func isUTF8(at path: ArraySlice<StaticString>, ignoringCase: Bool) -> Bool {
    guard let key = path.first, kind == .object else { return isUTF8 }
    guard let next = member(key, ignoringCase: ignoringCase) else { return true }
    return next.isUTF8(at: path.dropFirst(), ignoringCase: ignoringCase)
  }
}
