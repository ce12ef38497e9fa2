import Foundation

/// Lines of JSON as Foundation reads them, and nothing else in the text.
struct JSONLines {
  let objects: [[String: Any]]

  /// - Throws: where a line is no JSON object, or where the last one has no end.
  init(_ text: String) throws {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.popLast() == "" else { throw CocoaError(.fileReadCorruptFile) }
    objects = try lines.map { line in
      guard let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] else {
        throw CocoaError(.fileReadCorruptFile)
      }
      return object
    }
  }

  /// Those of which a member is a given text.
  func lines(where key: String, is value: String) -> [[String: Any]] {
    objects.filter { $0[key] as? String == value }
  }

  /// Those of which a member is a given number.
  func lines(where key: String, is value: Int) -> [[String: Any]] {
    objects.filter { $0[key] as? Int == value }
  }
}

/// What stands in nested objects, by the names on the way.
func value(_ path: String, in object: [String: Any]) -> Any? {
  path.split(separator: ".").reduce(object as Any?) { value, key in (value as? [String: Any])?[String(key)] }
}
