internal import CloudTrailRecords

/// The members that the record of any call has, apart from what it asked for and got.
struct RecordHead {
  let eventID: String?
  let eventTime: Instant
  let awsRegion: String?
  let sourceIPAddress: String?
  let userAgent: String?
  let errorCode: String?
  let errorMessage: String?
  /// Whether the call's outcome is known: it is not if the record comes from columns that include none for errors.
  let isOutcomeKnown: Bool
  let actor: Actor
  /// recipientAccountId as written.
  let writtenAccountId: String?
  /// Where it is not written, the caller's account, or its session issuer's.
  let recipientAccountId: String

  /// - Parameters:
  ///   - record: the record.
  ///   - isRow: whether its objects are texts, as in the rows of a query result.
  /// - Throws: if it has no readable eventTime.
  init(_ record: borrowing Record, isRow: Bool) throws(EventFault) {
    let fields = record.fields
    let identityHeld = fields.member("userIdentity")?.heldObject() ?? []
    let caller = identityHeld.isEmpty ? fields.member("userIdentity") : try? JSONValue(identityHeld.span)
    eventID = fields.member("eventID")?.field
    guard let time = fields.member("eventTime"), let eventTime = Instant(timestamp: time) else {
      throw EventFault(eventID: eventID, field: "eventTime", value: fields.member("eventTime")?.field)
    }
    self.eventTime = eventTime
    awsRegion = fields.member("awsRegion")?.field
    sourceIPAddress = fields.member("sourceIPAddress")?.field
    userAgent = fields.member("userAgent")?.field
    errorCode = fields.member("errorCode")?.failure(inRow: isRow)
    errorMessage = fields.member("errorMessage")?.failure(inRow: isRow)
    isOutcomeKnown =
      !record.isFromColumns || fields.member("errorCode") != nil || fields.member("errorMessage") != nil
    actor = Actor(JSONFields(of: caller))
    writtenAccountId = fields.member("recipientAccountId")?.field
    recipientAccountId = writtenAccountId ?? actor.accountId ?? actor.issuerAccountId ?? "unknown"
  }
}
