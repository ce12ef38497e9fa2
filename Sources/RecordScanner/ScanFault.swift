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
  /// Whether the rest of the input is left, because nothing tells where a document begins in it.
  public let endsReading: Bool
  /// Whether it is inside of what a carrier holds as a text; the offset is then the carrier's.
  public let isCarried: Bool
}

/// Why some bytes are not JSON.
public enum JSONFault: String, Error, Equatable, Sendable {
  case unexpectedByte = "this byte cannot stand here"
  case lineBreak = "a line breaks off inside a document"
  case unexpectedEnd = "the value is not complete"
  case invalidString = "a string holds a control character or an unknown escape"
  case invalidNumber = "a number is not written as JSON writes numbers"
  case invalidLiteral = "a word is none of true, false and null"
  case tooDeep = "the nesting is too deep"
}

extension ScanFault.Kind: CustomStringConvertible {
  /// A sentence without the place.
  public var description: String {
    switch self {
    case .truncated: "the input ends inside a JSON document"
    case .invalid(let fault): "not JSON: \(fault.rawValue)"
    case .recordTooLarge(let limit): "a record has more than \(limit) bytes and was not examined"
    case .tooDeep(let limit): "a record nests more than \(limit) deep and was not examined"
    case .notCloudTrail(let what): what
    case .invalidRow: "a row of the table has other cells than its header, or a quote inside a cell"
    case .truncatedRow: "the input ends inside a quoted cell of a table"
    case .payload(let error): error.description
    }
  }
}
