// A query engine's print of a struct or a map, which is not JSON but may contain some:
//
//   {type=IAMUser, principalid=AIDA…, username=ann, sessioncontext={attributes={mfaauthenticated=true}}}
//   {accountId=6ff0…, settings={"retention":{"keepDays":30}}}
//
// Names have lost their capitals and values their types. A value ends where a comma is followed by the next
// name and its `=`; a text that contains just that is split wrongly, and the print does not show it.

/// Converts a printed struct back to JSON.
struct PrintedStruct {
  /// The members that are numbers.
  let numbers: [String]

  private static let deepest = 16

  /// The names as CloudTrail spells them.
  private static let names: [StaticString] = [
    "type", "principalId", "arn", "accountId", "accessKeyId", "userName", "invokedBy", "sessionContext",
    "attributes", "mfaAuthenticated", "creationDate", "sessionIssuer", "sourceIdentity", "identityProvider",
    "originalEventID", "reason", "updatedFields",
  ]

  /// Appends a cell's content: JSON unchanged, a printed struct as an object, anything else as a string.
  func appendJSON(of cell: [UInt8], to json: inout [UInt8]) {
    appendValue(cell.span, to: &json, depth: 0)
  }

  private func appendValue(_ value: Span<UInt8>, to json: inout [UInt8], depth: Int) {
    if let first = value.firstToken, first == UInt8(ascii: "{") || first == UInt8(ascii: "["),
      (try? JSONValue(value)) != nil
    {
      return json.append(value)
    }
    guard depth < PrintedStruct.deepest, value.count >= 2, value[0] == UInt8(ascii: "{"),
      value[value.count - 1] == UInt8(ascii: "}")
    else { return appendText(value, to: &json) }
    let before = json.count
    if !appendMembers(value.extracting(1..<value.count - 1), to: &json, depth: depth + 1) {
      json.removeLast(json.count - before)
      appendText(value, to: &json)
    }
  }

  private func appendText(_ text: Span<UInt8>, to json: inout [UInt8]) {
    if text.isEqual(to: "null") { json += "null".utf8 } else { json.appendJSONString(text.copied()) }
  }

  /// - Returns: false if these are not names with values.
  private func appendMembers(_ text: Span<UInt8>, to json: inout [UInt8], depth: Int) -> Bool {
    json.append(UInt8(ascii: "{"))
    var place = 0
    while place < text.count {
      guard let nameEnd = endOfName(text, from: place) else { return false }
      let name = text.extracting(place..<nameEnd)
      let valueEnd = endOfValue(text, from: nameEnd + 1)
      let value = text.extracting(nameEnd + 1..<valueEnd)
      if json.last != UInt8(ascii: "{") { json.append(UInt8(ascii: ",")) }
      let number = numbers.first { name.isEqual(to: $0) }
      let known = PrintedStruct.names.first { name.isEqual(to: $0, ignoringCase: true) }
      json.appendJSONString(
        number.map { Array($0.utf8) } ?? known.map { $0.withUTF8Buffer { unsafe Array($0) } } ?? name.copied()
      )
      json.append(UInt8(ascii: ":"))
      if number != nil, isNumber(value) {
        json.append(value)
      } else {
        appendValue(value, to: &json, depth: depth)
      }
      place = valueEnd + 2
    }
    json.append(UInt8(ascii: "}"))
    return true
  }

  /// Whether the text is a number in JSON's form: numbers are the only values whose type matters.
  private func isNumber(_ text: Span<UInt8>) -> Bool {
    guard let value = try? JSONValue(text) else { return false }
    return value.kind == .number
  }

  /// The position of the `=` after a name that begins here, or nil.
  private func endOfName(_ text: Span<UInt8>, from start: Int) -> Int? {
    var place = start
    while place < text.count, text[place].isNamePart { place += 1 }
    return place > start && place < text.count && text[place] == UInt8(ascii: "=") ? place : nil
  }

  /// The position of the comma before the next name, or the end.
  private func endOfValue(_ text: Span<UInt8>, from start: Int) -> Int {
    var syntax = JSONSyntax(text, at: start)
    if start < text.count, text[start] == UInt8(ascii: "{") || text[start] == UInt8(ascii: "["),
      (try? syntax.skipValue()) != nil
    {
      return syntax.position
    }
    var depth = 0
    for place in start..<text.count {
      switch text[place] {
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: ",") where depth == 0 && place + 1 < text.count:
        if text[place + 1] == UInt8(ascii: " "), endOfName(text, from: place + 2) != nil { return place }
      default: break
      }
    }
    return text.count
  }
}

extension Span<UInt8> {
  /// Whether these are the letters of a name, in any case.
  fileprivate func isEqual(to name: String) -> Bool {
    guard count == name.utf8.count else { return false }
    var place = 0
    for byte in name.utf8 {
      if self[place].asciiLowercased != byte.asciiLowercased { return false }
      place += 1
    }
    return true
  }
}

extension UInt8 {
  fileprivate var isNamePart: Bool {
    isASCIILetterOrDigit || self == UInt8(ascii: "_") || self == UInt8(ascii: "-")
  }
}

extension JSONValue {
  /// The object in a string, as query results hold it: as JSON, or as a printed struct.
  /// - Parameter numbers: the object's members that are numbers.
  /// - Returns: the object's JSON; nil for any other value.
  package func heldObject(numbers: [String] = []) -> [UInt8]? {
    guard let text = string?.utf8, text.span.firstToken == UInt8(ascii: "{") else { return nil }
    var json: [UInt8] = []
    PrintedStruct(numbers: numbers).appendJSON(of: text, to: &json)
    return json.span.firstToken == UInt8(ascii: "{") ? json : nil
  }
}
