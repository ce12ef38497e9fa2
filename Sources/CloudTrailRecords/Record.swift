/// A CloudTrail record of a wanted call, as it is in the input.
///
/// It is only valid while the scanner hands it out; copy what must outlive that.
public struct Record: ~Escapable {
  /// The wanted call that the record is of.
  public let call: WantedCalls.Call
  /// The record's JSON object; its `bytes` are the input's.
  public var object: JSONValue {
    @_lifetime(copy self)
    get { JSONValue(wellFormed: fields.bytes) }
  }
  /// The record's top-level fields.
  public let fields: JSONFields
  /// Where it was found.
  public let position: Position
  /// Whether it was assembled from the columns of a query result: `object` is then not text of the input, and
  /// a field that it lacks may exist in CloudTrail's own record.
  public let isFromColumns: Bool
  /// Whether it comes after a point in the input at which reading continued at a guess: text planted inside a
  /// record can look like a record once the beginning of its document is lost.
  ///
  /// It is true for everything after a document or record that was recognised in the middle of a line, or
  /// after a document of several lines, following a fault. A line that is a document of its own is not a
  /// guess: it is not marked if only lines before it could not be read.
  public let isAfterFault: Bool

  /// A record's position in an input.
  public struct Position: Hashable, Sendable {
    /// The gzip member in which the record begins, counted from 0.
    public let member: Int
    /// Which record of the input it is, counted from 0.
    public let record: Int
    /// How many plain bytes of the input precede it.
    public let offset: UInt64

    /// - Parameters: see the properties.
    public init(member: Int, record: Int, offset: UInt64) {
      self.member = member
      self.record = record
      self.offset = offset
    }
  }

  @_lifetime(copy fields)
  init(
    call: WantedCalls.Call, fields: JSONFields, position: Position, isFromColumns: Bool, isAfterFault: Bool
  ) {
    self.call = call
    self.fields = fields
    self.position = position
    self.isFromColumns = isFromColumns
    self.isAfterFault = isAfterFault
  }
}

extension Record {
  /// A record that was found before, read again from its own bytes.
  /// - Parameters: see the properties; `wanted` are the calls that it may be of.
  /// - Returns: nil if the bytes are no record of them.
  @_lifetime(copy bytes)
  package init?(
    again bytes: Span<UInt8>, of wanted: WantedCalls, at position: Position, isFromColumns: Bool,
    isAfterFault: Bool
  ) {
    guard let fields = try? JSONFields(bytes), case .call(let call) = Recognition(fields, wanted: wanted)
    else { return nil }
    self.init(
      call: call, fields: fields, position: position, isFromColumns: isFromColumns, isAfterFault: isAfterFault
    )
  }
}

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
