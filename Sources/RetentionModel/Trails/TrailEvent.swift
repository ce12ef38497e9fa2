package import CloudTrailRecords

/// The content of a record of one of CloudTrail's own calls, as far as coverage needs it. The names are CloudTrail's own.
public final class TrailEvent: Sendable {
  /// What the call asks of a trail.
  public let call: TrailCall
  /// The event's GUID; nil for a record without one.
  public let eventID: String?
  /// When the call was completed.
  public let eventTime: Instant
  /// The Region that the call was made to.
  public let awsRegion: String?
  /// The origin of the call.
  public let sourceIPAddress: String?
  /// The program that made the call.
  public let userAgent: String?
  /// The service's error; nil if the call succeeded.
  public let errorCode: String?
  /// The error's description.
  public let errorMessage: String?
  /// The AWS account that the record was delivered to; otherwise the caller's.
  public let recipientAccountId: String
  /// Who made the call.
  public let actor: Actor
  /// The trail.
  public let trail: Trail
  /// Whether the trail logs every Region; nil if the record does not say.
  public let isMultiRegion: Bool?
  /// Whether the trail logs every account of an organization; nil if the record does not say.
  public let isOrganization: Bool?
  /// What the trail leaves out from then on; nil for any call but PutEventSelectors.
  public let selection: EventSelection?
  /// Whether the call's outcome is known: it is not if the record comes from columns that include none for errors.
  public let isOutcomeKnown: Bool
  let fingerprint: BodyFingerprint

  /// Whether the call failed, and so changed nothing.
  public var isFailure: Bool { errorCode != nil || errorMessage != nil }

  /// Reads a record.
  /// - Parameter record: a record of one of the calls of `TrailCall.wanted`.
  /// - Throws: if the record has no readable eventTime.
  package init(_ record: borrowing Record) throws(EventFault) {
    let fields = record.fields
    let requestHeld = fields.member("requestParameters")?.heldObject() ?? []
    let responseHeld = fields.member("responseElements")?.heldObject() ?? []
    let identityHeld = fields.member("userIdentity")?.heldObject() ?? []
    let request = requestHeld.isEmpty ? fields.member("requestParameters") : try? JSONValue(requestHeld.span)
    let response =
      responseHeld.isEmpty ? fields.member("responseElements") : try? JSONValue(responseHeld.span)
    let caller = identityHeld.isEmpty ? fields.member("userIdentity") : try? JSONValue(identityHeld.span)
    eventID = fields.member("eventID")?.field
    guard let time = fields.member("eventTime"), let eventTime = Instant(timestamp: time) else {
      throw EventFault(eventID: eventID, field: "eventTime", value: fields.member("eventTime")?.field)
    }
    self.eventTime = eventTime
    call = TrailCall.allCases[record.call.index]
    awsRegion = fields.member("awsRegion")?.field
    sourceIPAddress = fields.member("sourceIPAddress")?.field
    userAgent = fields.member("userAgent")?.field
    errorCode = fields.member("errorCode")?.failure(inRow: !requestHeld.isEmpty)
    errorMessage = fields.member("errorMessage")?.failure(inRow: !requestHeld.isEmpty)
    isOutcomeKnown =
      !record.isFromColumns || fields.member("errorCode") != nil || fields.member("errorMessage") != nil
    actor = Actor(JSONFields(of: caller))
    recipientAccountId =
      fields.member("recipientAccountId")?.field ?? actor.accountId ?? actor.issuerAccountId ?? "unknown"
    let named = request?.member(call == .select ? "trailName" : "name", ignoringCase: true)?.field
    trail = Trail(
      response?.member("trailARN", ignoringCase: true)?.field ?? named ?? Trail.unknownName,
      account: recipientAccountId, region: awsRegion ?? "unknown")
    isMultiRegion = TrailEvent.flag("isMultiRegionTrail", response: response, request: request)
    isOrganization = TrailEvent.flag("isOrganizationTrail", response: response, request: request)
    selection = call == .select ? EventSelection(response: response, request: request) : nil
    fingerprint = BodyFingerprint(record.object)
  }

  private static func flag(_ key: StaticString, response: JSONValue?, request: JSONValue?) -> Bool? {
    flag(key, in: response) ?? flag(key, in: request)
  }

  private static func flag(_ key: StaticString, in side: JSONValue?) -> Bool? {
    let value = side?.member(key, ignoringCase: true)
    return value?.bool ?? value?.text.flatMap { Bool($0) }
  }
}

extension TrailEvent: Equatable {
  /// Whether both were read from records with the same content.
  public static func == (a: TrailEvent, b: TrailEvent) -> Bool { a.fingerprint == b.fingerprint }
}
