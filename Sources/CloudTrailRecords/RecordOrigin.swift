/// Whose record it is, and of which Region.
public struct RecordOrigin: Hashable, Sendable {
  /// recipientAccountId, else the accountId of userIdentity; nil where the record gives neither as a string.
  public let recipientAccountId: String?
  /// nil where the record does not give it as a string.
  public let awsRegion: String?
  /// eventTime, as the record has it.
  public let eventTime: String?

  /// - Parameter record: the bytes of a record; of what is no JSON nothing is known.
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
