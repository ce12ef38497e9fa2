// What the first bytes of a record show without reading the rest.

/// The fields that every record has.
struct NeededFields: OptionSet {
  let rawValue: Int
  static let all = NeededFields(rawValue: 7)

  init(rawValue: Int) {
    self.rawValue = rawValue
  }

  /// Adds the field of a member, if its value is a non-empty string.
  mutating func note(_ member: borrowing JSONMember) {
    if member.key.isEqual(to: "eventTime") {
      add(1, member.value)
    } else if member.key.isEqual(to: "eventSource") {
      add(2, member.value)
    } else if member.key.isEqual(to: "eventName") {
      add(4, member.value)
    }
  }

  private mutating func add(_ field: Int, _ value: JSONValue) {
    if let text = value.string, !text.content.isEmpty { insert(NeededFields(rawValue: field)) }
  }
}

extension Span<UInt8> {
  /// Whether the bytes begin in CloudTrail's own form of a record: nearly all records do, and no other object
  /// does.
  /// - Parameter quote: the spelling of a quote: with a backslash if the record is inside a JSON string.
  func beginsAsRecord(quote: StaticString = "\"") -> Bool {
    if endOfCompactBeginning != nil { return true }
    var place = 0
    return skip("{", &place) && skip(quote, &place) && skip("eventVersion", &place) && skip(quote, &place)
      && skip(":", &place) && skip(quote, &place) && skip("1.", &place) && skipDigits(&place)
      && skip(quote, &place) && skip(",", &place) && skip(quote, &place) && skip("userIdentity", &place)
      && skip(quote, &place)
  }

  /// Whether the bytes begin like a log file and have none of a record's keys.
  var isLogFile: Bool {
    var place = 0
    guard skip("{", &place), skip("\"Records\"", &place), skip(":", &place), skip("[", &place),
      skip("{", &place)
    else { return false }
    var members = UncheckedMembers(of: self)
    while let member = members.next() {
      if Envelope.recognised(by: member.key)?.envelope == .record { return false }
    }
    return true
  }

  /// Whether the bytes begin with the fields that every record has, as CloudTrail writes them, without white
  /// space.
  /// - Parameter scan: any scan; only its kernel is used.
  func beginsAsWholeRecord(_ scan: StructuralScan) -> Bool {
    guard var place = endOfCompactBeginning, pass(":{", &place) else { return false }
    var identity = scan
    identity.beginContainer(behind: UInt8(ascii: "{"), depthLimit: .max)
    place = identity.pass(self, from: place)
    return identity.isComplete && !identity.isBroken && pass(",\"eventTime\":\"", &place)
      && passText(&place) && pass(",\"eventSource\":\"", &place) && passText(&place)
      && pass(",\"eventName\":\"", &place) && passText(&place)
  }

  /// The position after the key `userIdentity` if the bytes begin in this form without white space, as in
  /// genuine log files: three comparisons decide.
  @inline(__always)
  private var endOfCompactBeginning: Int? {
    var place = 0
    guard pass(#"{"eventVersion":"1."#, &place), skipDigits(&place), pass(#"","userIdentity""#, &place) else {
      return nil
    }
    return place
  }

  @inline(__always)
  private func pass(_ text: StaticString, _ place: inout Int) -> Bool {
    guard extracting(place..<count).begins(with: text) else { return false }
    place += text.utf8CodeUnitCount
    return true
  }

  /// Skips a non-empty string without escapes, and its closing quote.
  private func passText(_ place: inout Int) -> Bool {
    let end = endOfPlainText(from: place)
    guard end > place, end < count, self[end] == UInt8(ascii: "\"") else { return false }
    place = end + 1
    return true
  }

  private func skip(_ text: StaticString, _ place: inout Int) -> Bool {
    while place < count, self[place].isJSONSpace { place += 1 }
    return pass(text, &place)
  }

  @inline(__always)
  private func skipDigits(_ place: inout Int) -> Bool {
    let start = place
    while place < count, self[place].isASCIIDigit { place += 1 }
    return place > start
  }
}
