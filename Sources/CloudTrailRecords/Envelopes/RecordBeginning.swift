// What the first bytes of a record tell, without a look at the others.

/// The fields that every record has.
struct NeededFields: OptionSet {
  let rawValue: Int
  static let all = NeededFields(rawValue: 7)

  init(rawValue: Int) {
    self.rawValue = rawValue
  }

  /// Adds the field that a member is, if it has a text.
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
  /// Whether the bytes begin as CloudTrail itself begins a record: so do nearly all, and no other object
  /// does.
  /// - Parameter quote: how a quote is spelled: with a backslash in a record that is inside a JSON string.
  func beginsAsRecord(quote: StaticString = "\"") -> Bool {
    if endOfCompactBeginning != nil { return true }
    var place = 0
    return skip("{", &place) && skip(quote, &place) && skip("eventVersion", &place) && skip(quote, &place)
      && skip(":", &place) && skip(quote, &place) && skip("1.", &place) && skipDigits(&place)
      && skip(quote, &place) && skip(",", &place) && skip(quote, &place) && skip("userIdentity", &place)
      && skip(quote, &place)
  }

  /// Whether the bytes begin as a log file does, and have no key of a record.
  var isLogFile: Bool {
    var place = 0
    guard skip("{", &place), skip("\"Records\"", &place), skip(":", &place), skip("[", &place),
      skip("{", &place)
    else { return false }
    var members = UncheckedMembers(of: self)
    while let member = members.next() {
      if Envelope.told(by: member.key)?.envelope == .record { return false }
    }
    return true
  }

  /// Whether the bytes begin as CloudTrail writes the fields that every record has, without white space.
  /// - Parameter scan: any, of which nothing is used but its kernel.
  func beginsAsWholeRecord(_ scan: StructuralScan) -> Bool {
    guard var place = endOfCompactBeginning, pass(":{", &place) else { return false }
    var identity = scan
    identity.beginContainer(behind: UInt8(ascii: "{"), depthLimit: .max)
    place = identity.pass(self, from: place)
    return identity.isComplete && !identity.isBroken && pass(",\"eventTime\":\"", &place)
      && passText(&place) && pass(",\"eventSource\":\"", &place) && passText(&place)
      && pass(",\"eventName\":\"", &place) && passText(&place)
  }

  /// The place behind the key `userIdentity` where they do so without white space, as they do in genuine log
  /// files: three comparisons tell.
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

  /// Passes a text that is not empty and has no escapes, with its closing quote.
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
