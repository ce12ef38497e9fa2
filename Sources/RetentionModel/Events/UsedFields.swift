package import CloudTrailRecords

// The fields of a record that an event is made of. Invalid UTF-8 is tolerated everywhere else: no other field
// is shown, and only the comparison of bodies reads them.

extension RetentionEvent {
  /// Whether a field that an event is made of contains invalid UTF-8, shown as U+FFFD.
  /// - Parameters:
  ///   - record: a record of a retention call.
  ///   - services: the services whose calls the scanner was given.
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

  /// The fields whose keys are matched ignoring case.
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
  /// Whether the value at the end of a path is valid UTF-8, or the last value on the way if that is not an
  /// object; true for a missing value.
  fileprivate func isUTF8(at path: ArraySlice<StaticString>, ignoringCase: Bool) -> Bool {
    guard let key = path.first, kind == .object else { return isUTF8 }
    guard let next = member(key, ignoringCase: ignoringCase) else { return true }
    return next.isUTF8(at: path.dropFirst(), ignoringCase: ignoringCase)
  }
}
