import CloudTrailRecords
import TestSupport

/// A copy of all that a JSON value shows through its public face.
indirect enum SeenJSON: Equatable {
  struct Member: Equatable {
    let key: String
    let value: SeenJSON
  }

  case object([Member])
  case array([SeenJSON])
  case string(String)
  case number(literal: String, integer: Int?)
  case bool(Bool)
  case null
  /// A value that does not show what its kind promises.
  case contradiction(String)

  /// Walks the value to its last leaf.
  init(_ value: JSONValue) {
    let literal = value.literal
    switch value.kind {
    case .object:
      var result: [Member] = []
      var members = value.members
      while let member = members.next() {
        result.append(Member(key: member.key.text, value: SeenJSON(member.value)))
      }
      self = .object(result)
    case .array:
      var result: [SeenJSON] = []
      var elements = value.elements
      while let element = elements.next() { result.append(SeenJSON(element)) }
      self = .array(result)
    case .string: self = value.text.map(SeenJSON.string) ?? .contradiction(literal)
    case .number: self = .number(literal: literal, integer: value.integer)
    case .bool:
      let bool = value.bool
      self = bool.map { "\($0)" } == literal ? .bool(bool == true) : .contradiction(literal)
    case .null: self = literal == "null" ? .null : .contradiction(literal)
    }
  }

  /// Walks the value if there is one.
  init?(optional value: JSONValue?) {
    guard let value else { return nil }
    self.init(value)
  }

  /// The value of an object's first member with this key, or nil.
  func first(_ key: String) -> SeenJSON? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key.utf8.elementsEqual(key.utf8) }?.value
  }

  /// Whether it is a record of a retention call by its first eventSource and its first eventName.
  var isRetentionCall: Bool {
    guard case .string(let source) = first("eventSource"), case .string(let name) = first("eventName") else {
      return false
    }
    return wanted.groups.contains { group in
      group.eventSources.contains { $0.utf8.elementsEqual(source.utf8) }
        && group.eventNames.contains { $0.utf8.elementsEqual(name.utf8) }
    }
  }
}
