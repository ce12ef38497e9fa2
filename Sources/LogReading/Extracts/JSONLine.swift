internal import CloudTrailRecords

/// One JSON object on a line of its own.
struct JSONLine {
  private(set) var bytes: [UInt8] = [UInt8(ascii: "{")]
  private var isFirst = true

  private mutating func begin(_ key: String) {
    if !isFirst { bytes.append(UInt8(ascii: ",")) }
    isFirst = false
    bytes.appendJSONString(key.utf8)
    bytes.append(UInt8(ascii: ":"))
  }

  mutating func add(_ key: String, _ text: String) {
    begin(key)
    bytes.appendJSONString(text.utf8)
  }

  mutating func add(_ key: String, _ number: some BinaryInteger) {
    begin(key)
    bytes += "\(number)".utf8
  }

  /// Adds a mark; what is not so is left out.
  mutating func add(_ key: String, if isSo: Bool) {
    guard isSo else { return }
    begin(key)
    bytes += "true".utf8
  }

  /// Adds JSON as it is; line breaks, which can only stand between its tokens, become spaces.
  mutating func add(_ key: String, json: [UInt8]) {
    begin(key)
    bytes += json.lazy.map { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") ? UInt8(ascii: " ") : $0 }
  }

  mutating func add(_ key: String, _ object: (inout JSONLine) -> Void) {
    begin(key)
    bytes += JSONLine.object(object)
  }

  mutating func add<Element>(
    _ key: String, of elements: some Sequence<Element>, _ object: (inout JSONLine, Element) -> Void
  ) {
    addArray(key, of: elements.map { element in JSONLine.object { object(&$0, element) } })
  }

  mutating func add(_ key: String, _ texts: [String]) {
    addArray(
      key,
      of: texts.map { text in
        var json: [UInt8] = []
        json.appendJSONString(text.utf8)
        return json
      })
  }

  private mutating func addArray(_ key: String, of elements: [[UInt8]]) {
    begin(key)
    bytes.append(UInt8(ascii: "["))
    bytes += elements.joined(separator: [UInt8(ascii: ",")])
    bytes.append(UInt8(ascii: "]"))
  }

  private static func object(_ members: (inout JSONLine) -> Void) -> [UInt8] {
    var object = JSONLine()
    members(&object)
    return object.bytes + [UInt8(ascii: "}")]
  }

  /// The line with its end.
  static func line(_ members: (inout JSONLine) -> Void) -> [UInt8] {
    object(members) + [UInt8(ascii: "\n")]
  }
}
