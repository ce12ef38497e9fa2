/// A CloudTrail record of a wanted call, as it stands in the input.
///
/// It is valid only while the scanner hands it out; what is kept must be copied out of it.
public struct Record: ~Escapable {
  /// Which of the wanted calls the record tells of.
  public let call: WantedCalls.Call
  /// The record's JSON object; its `bytes` are those of the input.
  public var object: JSONValue {
    @_lifetime(copy self)
    get { JSONValue(wellFormed: fields.bytes) }
  }
  /// The record's top-level fields.
  public let fields: JSONFields
  /// Where it was found.
  public let position: Position
  /// Whether it was put together from the columns of a query's result: `object` is then no text of the input,
  /// and a field that it lacks need not be missing in CloudTrail's own record.
  public let isFromColumns: Bool
  /// Whether it stands behind a place of the input at which reading went on by a guess: text that was planted
  /// in a record can look like a record once the beginning of its document is lost.
  ///
  /// It is true of all that follows a document or a record that was told in the middle of a line, or behind a
  /// document of several lines, after something could not be read. A line that is a document of its own is no
  /// guess: it is not marked where only lines before it could not be read.
  public let isAfterFault: Bool

  /// Where in an input a record was found.
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
