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
  /// The same as far as the caller asked for it: a response repeats what the call leaves as it was.
  let asksForMultiRegion: Bool?
  let asksForOrganization: Bool?
  /// The bucket that the caller has the logs sent to; nil if the request does not name one.
  public let bucket: String?
  /// The prefix of their keys in the bucket; empty for none, nil if the request does not name one.
  public let keyPrefix: String?
  /// What the trail leaves out from then on; nil for any call but PutEventSelectors.
  public let selection: EventSelection?
  /// Whether the record shows any selectors.
  let isSelectionShown: Bool
  /// What tells the selectors from others; nil if the record shows none.
  let selectors: BodyFingerprint?
  /// Whether the call's outcome is known: it is not if the record comes from columns that include none for errors.
  public let isOutcomeKnown: Bool
  /// Whether the record was assembled from the columns of a query result; what it does not say may then simply not have
  /// been queried.
  let isFromColumns: Bool
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
    let request = requestHeld.isEmpty ? fields.member("requestParameters") : try? JSONValue(requestHeld.span)
    let response =
      responseHeld.isEmpty ? fields.member("responseElements") : try? JSONValue(responseHeld.span)
    let head = try RecordHead(record, isRow: !requestHeld.isEmpty)
    eventID = head.eventID
    eventTime = head.eventTime
    call = TrailCall.allCases[record.call.index]
    awsRegion = head.awsRegion
    sourceIPAddress = head.sourceIPAddress
    userAgent = head.userAgent
    errorCode = head.errorCode
    errorMessage = head.errorMessage
    isOutcomeKnown = head.isOutcomeKnown
    isFromColumns = record.isFromColumns
    actor = head.actor
    recipientAccountId = head.recipientAccountId
    let named = request?.member(call == .select ? "trailName" : "name", ignoringCase: true)?.field
    trail = Trail(
      response?.member("trailARN", ignoringCase: true)?.field ?? named, account: recipientAccountId,
      region: awsRegion ?? "unknown")
    asksForMultiRegion = TrailEvent.flag("isMultiRegionTrail", in: request)
    asksForOrganization = TrailEvent.flag("isOrganizationTrail", in: request)
    isMultiRegion = TrailEvent.flag("isMultiRegionTrail", in: response) ?? asksForMultiRegion
    isOrganization = TrailEvent.flag("isOrganizationTrail", in: response) ?? asksForOrganization
    bucket = request?.member("s3BucketName", ignoringCase: true)?.field
    keyPrefix = request?.member("s3KeyPrefix", ignoringCase: true)?.text?.kept
    let shown = call == .select ? EventSelection(response: response, request: request) : nil
    isSelectionShown = shown != nil
    selectors =
      call == .select ? BodyFingerprint(selectorsIn: response) ?? BodyFingerprint(selectorsIn: request) : nil
    selection = call == .select ? shown ?? .mayBeLeftOut : nil
    fingerprint = BodyFingerprint(record.object)
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
