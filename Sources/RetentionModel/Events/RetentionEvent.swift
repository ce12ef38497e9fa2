package import CloudTrailRecords

/// What a record of a retention call says, as far as the history needs it.
///
/// The names are CloudTrail's own. Source: the CloudTrail user guide's record contents. Nothing of it changes;
/// it is a class so that the many places of a history that tell of an event share one copy.
public final class RetentionEvent: Sendable {
  /// Which call it was: eventName.
  public let call: RetentionCall
  /// The event's GUID; nil in a record that has none (eventVersion 1.0).
  public let eventID: String?
  /// When the call was completed.
  public let eventTime: Instant
  /// The service that was called, such as `chime.amazonaws.com`.
  public let eventSource: String
  /// The Region that the call was made to.
  public let awsRegion: String?
  /// Where the call came from: an address, or an AWS service's name.
  public let sourceIPAddress: String?
  /// The program that made the call, at most 1 KB.
  public let userAgent: String?
  /// The service's error; nil where the call succeeded.
  public let errorCode: String?
  /// The error's description; it can be there without an errorCode.
  public let errorMessage: String?
  /// The AWS account that the record was delivered to; else the caller's; else its session issuer's.
  public let recipientAccountId: String
  /// recipientAccountId as the record has it; nil where it has none, so that another record of the event may
  /// know better.
  public let writtenAccountId: String?
  /// The Chime account's id, or the AppInstance's ARN; `unknown` where the request cannot be seen.
  public let resource: String
  /// Who made the call.
  public let actor: Actor
  /// Whether the session was opened in the console (sessionCredentialFromConsole, the string `true`).
  public let isFromConsole: Bool
  /// The same in each record of one action that was delivered to several accounts.
  public let sharedEventID: String?
  /// The eventID of the record that this one corrects (addendum with the reason UPDATED_DATA).
  public let replacedEventID: String?
  /// The fields that the addendum says were corrected, as it writes them.
  public let updatedFields: String?
  /// Whether CloudTrail left the request out because it was too large, which a caller can bring about.
  public let isRequestOmitted: Bool
  /// When the service said it would begin to delete what the new period excludes.
  public let initiateDeletionTimestamp: Instant?
  /// Whether the record was put together from the columns of a query's result; what is nil may then just not
  /// have been asked for.
  public let isFromColumns: Bool
  /// Whether it can be told that the call succeeded or failed: not from columns without an error's.
  public let isOutcomeKnown: Bool
  /// What the request asked for.
  public let requested: RetentionSettings
  /// What the response reported.
  public let reported: RetentionSettings

  package let fingerprint: BodyFingerprint

  /// Whether the call failed, so that it changed nothing.
  public var isFailure: Bool { errorCode != nil || errorMessage != nil }

  /// Reads a record.
  /// - Throws: where the record has no eventTime that can be read, so that it has no place in a history.
  /// - Parameters:
  ///   - record: one of a retention call.
  ///   - services: those whose calls the scanner was given.
  ///   - note: is told of a field that is there but cannot be read, and is taken as missing.
  package init(
    _ record: borrowing Record, of services: [RetentionService] = RetentionService.all,
    note: (EventFault) -> Void = { _ in }
  ) throws(EventFault) {
    let fields = record.fields
    // In the rows of a query's result these are strings that hold the objects.
    let service = services[record.call.group]
    let requestHeld = fields.member("requestParameters")?.heldObject(numbers: service.numbers) ?? []
    let responseHeld = fields.member("responseElements")?.heldObject(numbers: service.numbers) ?? []
    let identityHeld = fields.member("userIdentity")?.heldObject() ?? []
    let request = requestHeld.isEmpty ? fields.member("requestParameters") : try? JSONValue(requestHeld.span)
    let response =
      responseHeld.isEmpty ? fields.member("responseElements") : try? JSONValue(responseHeld.span)
    let caller = identityHeld.isEmpty ? fields.member("userIdentity") : try? JSONValue(identityHeld.span)
    let identity = JSONFields(of: caller)
    let id = fields.member("eventID")?.field

    guard let time = fields.member("eventTime"), let eventTime = Instant(timestamp: time) else {
      throw EventFault(eventID: id, field: "eventTime", value: fields.member("eventTime")?.field)
    }
    call = service.call(record.call.index)
    isFromColumns = record.isFromColumns
    isOutcomeKnown =
      !record.isFromColumns || fields.member("errorCode") != nil || fields.member("errorMessage") != nil
    eventID = id
    self.eventTime = eventTime
    eventSource = fields.member("eventSource")?.field ?? ""
    awsRegion = fields.member("awsRegion")?.field
    sourceIPAddress = fields.member("sourceIPAddress")?.field
    userAgent = fields.member("userAgent")?.field
    errorCode = fields.member("errorCode")?.failure(inRow: !requestHeld.isEmpty)
    errorMessage = fields.member("errorMessage")?.failure(inRow: !requestHeld.isEmpty)
    for name in ["errorCode", "errorMessage"] as [StaticString] {
      if let value = fields.member(name), let odd = value.oddFailure(inRow: !requestHeld.isEmpty) {
        note(EventFault(eventID: id, field: "\(name)", value: odd))
      }
    }
    actor = Actor(identity)
    writtenAccountId = fields.member("recipientAccountId")?.field
    recipientAccountId = writtenAccountId ?? actor.accountId ?? actor.issuerAccountId ?? "unknown"
    resource =
      request?.member(service.fields.resource, ignoringCase: true)?.field?.withPlainUUID
      ?? Subject.unknownResource
    isRequestOmitted = request?.isOmitted ?? false
    let console = fields.member("sessionCredentialFromConsole")
    isFromConsole = console?.bool ?? console?.isString("true") ?? false
    sharedEventID = fields.member("sharedEventID")?.field
    let addendum = fields.member("addendum")
    let isCorrection = addendum?.member("reason")?.field == "UPDATED_DATA"
    replacedEventID = isCorrection ? addendum?.member("originalEventID")?.field : nil
    updatedFields = isCorrection ? addendum?.member("updatedFields")?.field : nil

    requested =
      call.role == .deletes
      ? RetentionSettings(of: service) { _ in .off } : RetentionSettings(request, of: service)
    reported = RetentionSettings(response, of: service)
    var deletionTime: Instant?
    if let key = service.fields.deletionTime, let deletion = response?.member(key, ignoringCase: true),
      deletion.kind != .null
    {
      deletionTime = Instant(timestamp: deletion)
      if deletionTime == nil {
        let value = (deletion.text ?? deletion.literal).kept
        note(EventFault(eventID: id, field: "initiateDeletionTimestamp", value: value))
      }
    }
    initiateDeletionTimestamp = deletionTime
    fingerprint = BodyFingerprint(record.object)
  }
}

extension RetentionEvent: Equatable {
  /// Whether both were read from records that say the same, and in the same way.
  public static func == (a: RetentionEvent, b: RetentionEvent) -> Bool {
    a.fingerprint == b.fingerprint && a.isFromColumns == b.isFromColumns
  }
}

/// A field of a retention event that cannot be read.
package struct EventFault: Error, Equatable, Sendable, CustomStringConvertible {
  /// The event's eventID, where it has one.
  package let eventID: String?
  /// The field's name.
  package let field: String
  /// What it holds, nil where it is missing or no text.
  package let value: String?

  /// A sentence.
  package var description: String {
    let event = "event \(eventID ?? "without an eventID")"
    guard let value else { return "\(event) has no \(field) that can be read" }
    return "\(event): the \(field) “\(value.beginning(80))” is in no form that is known"
  }
}

extension JSONValue {
  /// An errorCode or errorMessage: nil only where it is null, as any other says that the call failed.
  /// - Parameter inRow: whether it is of a query's result, in which null is an empty text.
  fileprivate func failure(inRow: Bool) -> String? {
    let isNull = kind == .null || inRow && (isString("") || isString("null"))
    return isNull ? nil : (text ?? literal).kept
  }

  /// What such a field holds that says that the call failed and names no failure, as exports write what is not there;
  /// nil for any other.
  fileprivate func oddFailure(inRow: Bool) -> String? {
    guard let failure = failure(inRow: inRow) else { return nil }
    let words: Set<String> = ["", "-", "null", "none", "nil", "\\n", "n/a", "false"]
    let word = failure.unicodeScalars.filter { !$0.properties.isWhitespace }.map { "\($0)" }.joined()
    return kind != .string || words.contains(word.lowercased()) ? failure : nil
  }
}

/// Tells two bodies of one event apart.
///
/// It is equal for records that hold the same values, in whatever order, spelling of strings and layout.
/// eventContext does not count: only an event data store adds it to the record (user guide, record contents),
/// so that a trail's record and a query's are one.
/// The hash is keyed anew in every run, so that nobody can make two bodies that look alike to it; it
/// is compared within the run and never printed.
package struct BodyFingerprint: Hashable, Sendable {
  private let hash: Int

  init(_ record: JSONValue) {
    var hasher = Hasher()
    record.hash(into: &hasher, leavingOut: "eventContext")
    hash = hasher.finalize()
  }
}
