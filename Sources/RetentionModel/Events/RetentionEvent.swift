package import CloudTrailRecords
internal import Synchronization

/// The content of a record of a retention call, as far as the history needs it.
///
/// The names are CloudTrail's own. Source: the CloudTrail user guide's record contents. It is immutable, and
/// a class so that the many places of a history that refer to an event share one copy.
public final class RetentionEvent: Sendable {
  /// The call, from eventName.
  public let call: RetentionCall
  /// The event's GUID; nil for a record without one (eventVersion 1.0).
  public let eventID: String?
  /// When the call was completed.
  public let eventTime: Instant
  /// The service called, such as `chime.amazonaws.com`.
  public let eventSource: String
  /// The Region that the call was made to.
  public let awsRegion: String?
  /// The origin of the call: an address, or an AWS service's name.
  public let sourceIPAddress: String?
  /// The program that made the call, at most 1 KB.
  public let userAgent: String?
  /// The service's error; nil if the call succeeded.
  public let errorCode: String?
  /// The error's description; it may be present without an errorCode.
  public let errorMessage: String?
  /// The AWS account that the record was delivered to; otherwise the caller's, or its session issuer's.
  public let recipientAccountId: String
  /// recipientAccountId as written in the record; nil if it is missing, in which case another record of the
  /// event may supply it.
  public let writtenAccountId: String?
  /// The Chime account's id, or the AppInstance's ARN; `unknown` if the request is not visible.
  public let resource: String
  /// Who made the call.
  public let actor: Actor
  /// Whether the session was opened in the console (sessionCredentialFromConsole, the string `true`).
  public let isFromConsole: Bool
  /// Shared by all records of one action that was delivered to several accounts.
  public let sharedEventID: String?
  /// The eventID of the record that this one corrects (addendum with the reason UPDATED_DATA).
  public let replacedEventID: String?
  /// The fields that were corrected, as the addendum lists them.
  public let updatedFields: String?
  /// Whether CloudTrail omitted the request because it was too large, which a caller can provoke.
  public let isRequestOmitted: Bool
  /// When, according to the service, it begins to delete what the new period excludes.
  public let initiateDeletionTimestamp: Instant?
  /// Whether the record was assembled from the columns of a query result; a nil field may then simply not
  /// have been queried.
  public let isFromColumns: Bool
  /// Whether the call's outcome is known: it is not if the record comes from columns that include none for
  /// errors.
  public let isOutcomeKnown: Bool
  /// The settings that the request asked for.
  public let requested: RetentionSettings
  /// The settings in the response.
  public let reported: RetentionSettings

  package let fingerprint: BodyFingerprint

  /// Its content, by which bodies of one time and eventID are ordered, once it was needed.
  let writtenContent = AtomicLazyReference<Content>()

  /// What is kept of an event, as texts.
  final class Content: Sendable {
    let texts: [ExactText]

    init(_ texts: [ExactText]) {
      self.texts = texts
    }
  }

  /// Whether the call failed, and so changed nothing.
  public var isFailure: Bool { errorCode != nil || errorMessage != nil }

  /// Reads a record.
  /// - Throws: if the record has no readable eventTime, and therefore no place in a history.
  /// - Parameters:
  ///   - record: a record of a retention call.
  ///   - services: the services whose calls the scanner was given.
  ///   - note: called with each field that is present but unreadable, which is then treated as missing.
  package init(
    _ record: borrowing Record, of services: [RetentionService] = RetentionService.all,
    note: (EventFault) -> Void = { _ in }
  ) throws(EventFault) {
    let fields = record.fields
    // In the rows of a query result, these are strings that contain the objects.
    let service = services[record.call.group]
    let requestHeld = fields.member("requestParameters")?.heldObject(numbers: service.numbers) ?? []
    let responseHeld = fields.member("responseElements")?.heldObject(numbers: service.numbers) ?? []
    let request = requestHeld.isEmpty ? fields.member("requestParameters") : try? JSONValue(requestHeld.span)
    let response =
      responseHeld.isEmpty ? fields.member("responseElements") : try? JSONValue(responseHeld.span)
    let head = try RecordHead(record, isRow: !requestHeld.isEmpty)
    call = service.call(record.call.index)
    isFromColumns = record.isFromColumns
    isOutcomeKnown = head.isOutcomeKnown
    eventID = head.eventID
    eventTime = head.eventTime
    eventSource = fields.member("eventSource")?.field ?? ""
    awsRegion = head.awsRegion
    sourceIPAddress = head.sourceIPAddress
    userAgent = head.userAgent
    errorCode = head.errorCode
    errorMessage = head.errorMessage
    for name in ["errorCode", "errorMessage"] as [StaticString] {
      if let value = fields.member(name), let odd = value.oddFailure(inRow: !requestHeld.isEmpty) {
        note(EventFault(eventID: head.eventID, field: "\(name)", value: odd))
      }
    }
    actor = head.actor
    writtenAccountId = head.writtenAccountId
    recipientAccountId = head.recipientAccountId
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
        note(EventFault(eventID: head.eventID, field: "initiateDeletionTimestamp", value: value))
      }
    }
    initiateDeletionTimestamp = deletionTime
    fingerprint = BodyFingerprint(record.object)
  }
}

extension RetentionEvent: Equatable {
  /// Whether both were read from records with the same content in the same form.
  public static func == (a: RetentionEvent, b: RetentionEvent) -> Bool {
    a.fingerprint == b.fingerprint && a.isFromColumns == b.isFromColumns
  }
}

/// An unreadable field of a retention event.
package struct EventFault: Error, Equatable, Sendable, CustomStringConvertible {
  /// The event's eventID, if it has one.
  package let eventID: String?
  /// The field's name.
  package let field: String
  /// The field's value; nil if it is missing or not text.
  package let value: String?

  /// What is wrong, as a sentence.
  package var description: String {
    let event = "event \(eventID ?? "without an eventID")"
    guard let value else { return "\(event) has no readable \(field)" }
    return "\(event): the \(field) “\(value.beginning(80))” is not in a known form"
  }
}

extension JSONValue {
  /// An errorCode or errorMessage; nil only if it is null, since any other value means that the call failed.
  /// - Parameter inRow: whether it comes from a query result, where an empty text is null.
  func failure(inRow: Bool) -> String? {
    let isNull = kind == .null || inRow && (isString("") || isString("null"))
    return isNull ? nil : (text ?? literal).kept
  }

  /// The value of such a field if it means failure but names none, such as a placeholder written by an
  /// export; otherwise nil.
  fileprivate func oddFailure(inRow: Bool) -> String? {
    guard let failure = failure(inRow: inRow) else { return nil }
    let words: Set<String> = ["", "-", "null", "none", "nil", "\\n", "n/a", "false"]
    let word = failure.unicodeScalars.filter { !$0.properties.isWhitespace }.map { "\($0)" }.joined()
    return kind != .string || words.contains(word.lowercased()) ? failure : nil
  }
}
