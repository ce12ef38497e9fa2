/// The account and the Region that a record comes from, and its time.
public struct RecordOrigin: Hashable, Sendable {
  /// recipientAccountId, otherwise the accountId of userIdentity; nil if the record has neither as a string.
  public let recipientAccountId: String?
  /// nil if the record does not have it as a string.
  public let awsRegion: String?
  /// eventTime, as written in the record.
  public let eventTime: String?

  /// - Parameter record: the bytes of a record; if they are not JSON, all properties are nil.
  init(_ record: Span<UInt8>) {
    guard let fields = try? JSONFields(record) else {
      recipientAccountId = nil
      awsRegion = nil
      eventTime = nil
      return
    }
    recipientAccountId =
      fields.member("recipientAccountId")?.text ?? fields.member("userIdentity")?.member("accountId")?.text
    awsRegion = fields.member("awsRegion")?.text
    eventTime = fields.member("eventTime")?.text
  }
}
