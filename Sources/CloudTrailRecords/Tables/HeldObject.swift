extension JSONValue {
  /// The object that a string holds, as the results of queries have it: as JSON, or as the print of a struct.
  /// - Parameter numbers: the members that are numbers in the object.
  /// - Returns: its JSON; nil for any other value.
  package func heldObject(numbers: [String] = []) -> [UInt8]? {
    guard let text = string?.utf8, text.span.firstToken == UInt8(ascii: "{") else { return nil }
    var json: [UInt8] = []
    PrintedStruct(numbers: numbers).appendJSON(of: text, to: &json)
    return json.span.firstToken == UInt8(ascii: "{") ? json : nil
  }
}
