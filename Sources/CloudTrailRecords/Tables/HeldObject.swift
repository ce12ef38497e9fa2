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
