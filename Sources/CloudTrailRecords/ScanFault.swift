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
    /// JSON, or not even that, but no form in which CloudTrail records come.
    case notCloudTrail(String)
    /// The same of what is whole, and holds no records: it is another service's.
    case foreign(String)
    /// A record that names a wanted call and lacks what makes it one, so that it is no event; or one that
    /// is, and names a field twice. It was counted.
    case incompleteRecord(String)
    /// A row of a table has other cells than the header, or quotes where no table has them.
    case invalidRow
    /// The input ends inside a quoted cell of a table.
    case truncatedRow
    /// What a carrier holds in base64 cannot be inflated to its end.
    case payload(GunzipError)
  }

  /// What is wrong.
  public let kind: Kind
  /// Where: the number of plain bytes of the input that precede it.
  public let offset: UInt64
  /// How many records were counted before it.
  public let recordsRead: Int
  /// Whether it is inside of what a carrier holds as a text; the offset is then the carrier's.
  public let isCarried: Bool
  /// How many plain bytes from the fault on are not read.
  public internal(set) var unreadBytes: UInt64 = 0
  /// Whether they are all that is left of the input, because nothing in it tells where a document begins.
  public internal(set) var endsReading = false
  /// Whether a wanted call is mentioned in them, or in what is lost before the fault.
  var mentionsWantedCall = false

  /// Whether it says no more than that a text is no JSON, or holds no records.
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
  case unexpectedByte = "this byte cannot stand here"
  case lineBreak = "a line breaks off inside a document"
  case cutOff = "a document breaks off, and another one begins inside it"
  case unexpectedEnd = "the value is not complete"
  case invalidString = "a string holds a control character or an unknown escape"
  case invalidNumber = "a number is not written as JSON writes numbers"
  case invalidLiteral = "a word is none of true, false and null"
  case tooDeep = "the nesting is too deep"
}

extension ScanFault: CustomStringConvertible {
  /// A sentence that says what is wrong and what it costs, without the place.
  public var description: String {
    let source = isCarried ? "in the message that is carried here: " : ""
    return source + kind.description + (cost.isEmpty ? "" : "; " + cost)
  }

  private var cost: String {
    let mention = "a retention call"
    if case .incompleteRecord = kind { return "" }
    guard unreadBytes > 0 else {
      return mentionsWantedCall ? "what is lost mentions \(mention)" : ""
    }
    let count = unreadBytes == 1 ? "1 byte" : "\(unreadBytes) bytes"
    let verb = unreadBytes == 1 ? "is" : "are"
    let rest = endsReading ? ", up to the end of the \(isCarried ? "message" : "input")," : ""
    return "\(count) from here on\(rest) \(verb) not read"
      + (mentionsWantedCall ? ", and what is lost mentions \(mention)" : "")
  }
}

extension ScanFault.Kind: CustomStringConvertible {
  /// A sentence without the place.
  public var description: String {
    switch self {
    case .truncated: "the input ends inside a JSON document"
    case .invalid(let fault): "not JSON: \(fault.rawValue)"
    case .recordTooLarge(let limit): "a record has more than \(limit) bytes and was not examined"
    case .tooDeep(let limit): "a record nests more than \(limit) deep and was not examined"
    case .notCloudTrail(let what), .foreign(let what), .incompleteRecord(let what): what
    case .invalidRow: "a row of the table has other cells than its header, or a quote inside a cell"
    case .truncatedRow: "the input ends inside a quoted cell of a table"
    case .payload(let error): error.description
    }
  }
}
