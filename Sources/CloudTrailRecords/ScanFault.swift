public import Gunzip

/// Something in the plain bytes that could not be read as CloudTrail records, and where.
public struct ScanFault: Error, Equatable, Sendable {
  /// What is wrong.
  public enum Kind: Equatable, Sendable {
    /// The input ends inside a document.
    case truncated
    /// The bytes are not JSON.
    case invalid(JSONFault)
    /// A record has more bytes than the limit; it was counted, but not examined.
    case recordTooLarge(limit: Int)
    /// A record nests deeper than the limit; it was counted, but not examined.
    case tooDeep(limit: Int)
    /// A record has more values than the limit; it was counted, but not examined.
    case tooManyValues(limit: Int)
    /// JSON or anything else that is not a supported form of CloudTrail records.
    case notCloudTrail(String)
    /// The same for a complete value without records: it is another service's.
    case foreign(String)
    /// A record that names a wanted call and either lacks a necessary field, so that it is not an event, or
    /// is an event and repeats a field. It was counted.
    case incompleteRecord(String)
    /// A row of a table differs from the header in its number of cells, or has quotes inside a cell.
    case invalidRow
    /// The input ends inside a quoted cell of a table.
    case truncatedRow
    /// A carrier's base64 content cannot be inflated to its end.
    case payload(GunzipError)
    /// A carrier's content inflates to more bytes than the limit, and was read up to there.
    case payloadTooLarge(limit: Int)
    /// The input has more parts than its bytes can hold in a genuine log, and is not read any further.
    case overfull
  }

  /// What is wrong.
  public let kind: Kind
  /// Where: the number of plain bytes of the input that precede it.
  public let offset: UInt64
  /// How many records were counted before it.
  public let recordsRead: Int
  /// Whether it is inside the text content of a carrier; the offset is then the carrier's.
  public let isCarried: Bool
  /// How many plain bytes from the fault on are not read.
  public internal(set) var unreadBytes: UInt64 = 0
  /// Whether they are all the rest of the input, because no beginning of a document was recognised in it.
  public internal(set) var endsReading = false
  /// Whether at least as many are not read, since reading ended there.
  public internal(set) var isAbandoned = false
  /// Whether they, or the bytes lost before the fault, mention a wanted call.
  var mentionsWantedCall = false

  /// Whether it only says that a text is not JSON or holds no records.
  var isOfForeignText: Bool {
    switch kind {
    case .foreign, .invalid: true
    default: false
    }
  }

  init(kind: Kind, offset: UInt64, recordsRead: Int, isCarried: Bool) {
    self.kind = kind
    self.offset = offset
    self.recordsRead = recordsRead
    self.isCarried = isCarried
  }
}

/// Why some bytes are not JSON.
public enum JSONFault: String, Error, Equatable, Sendable {
  case unexpectedByte = "this byte is not allowed here"
  case lineBreak = "a line breaks off inside a document"
  case cutOff = "a document breaks off, and another one begins inside it"
  case unexpectedEnd = "the value is not complete"
  case invalidString = "a string contains a control character or an unknown escape"
  case invalidNumber = "a number is not in JSON's form"
  case invalidLiteral = "a word is not true, false or null"
  case tooDeep = "the nesting is too deep"
  case tooManyValues = "there are too many values"
}

extension ScanFault: CustomStringConvertible {
  /// What is wrong and what it costs, without the position.
  public var description: String {
    let source = isCarried ? "in the message carried here: " : ""
    return source + kind.description + (cost.isEmpty ? "" : "; " + cost)
  }

  private var cost: String {
    let mention = "a retention call"
    if case .incompleteRecord = kind { return "" }
    guard unreadBytes > 0 else {
      return mentionsWantedCall ? "the lost bytes mention \(mention)" : ""
    }
    if isAbandoned {
      return "\(unreadBytes) bytes or more follow in which nothing can be read, and reading ends"
    }
    let count = unreadBytes == 1 ? "1 byte" : "\(unreadBytes) bytes"
    let verb = unreadBytes == 1 ? "is" : "are"
    let rest = endsReading ? ", up to the end of the \(isCarried ? "message" : "input")," : ""
    return "\(count) from here on\(rest) \(verb) not read"
      + (mentionsWantedCall ? ", and the lost bytes mention \(mention)" : "")
  }
}

extension ScanFault.Kind: CustomStringConvertible {
  /// What is wrong, without the position.
  public var description: String {
    switch self {
    case .truncated: "the input ends inside a JSON document"
    case .invalid(let fault): "not JSON: \(fault.rawValue)"
    case .recordTooLarge(let limit): "a record has more than \(limit) bytes and was not examined"
    case .tooDeep(let limit): "a record is nested more than \(limit) levels deep and was not examined"
    case .tooManyValues(let limit): "a record has more than \(limit) values and was not examined"
    case .notCloudTrail(let what), .foreign(let what), .incompleteRecord(let what): what
    case .invalidRow:
      "a row of the table differs from its header in the number of cells, or has a quote inside a cell"
    case .truncatedRow: "the input ends inside a quoted cell of a table"
    case .payload(let error): error.description
    case .payloadTooLarge(let limit):
      "compressed data inflates to more than \(limit) bytes, of which the rest is not read"
    case .overfull:
      "the data inflates to more than any log of its size has; nothing from here on is read"
    }
  }
}
