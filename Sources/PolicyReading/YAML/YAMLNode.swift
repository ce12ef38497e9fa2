/// A value in a YAML text.
///
/// Scalars are the text that is written, whatever YAML 1.1 takes it for: `off` is no boolean here, and
/// `011122223333` no octal number.
struct YAMLNode {
  enum Content {
    case scalar(String, isPlain: Bool)
    case sequence([YAMLNode])
    case mapping([Member])
  }

  struct Member {
    let key: String
    let place: Place
    let value: YAMLNode
  }

  let content: Content
  let place: Place

  /// Bytes that a text may have.
  private static let sizeLimit = 1 << 20
  /// How deep values may stand in each other; a policy needs 4.
  private static let depthLimit = 8

  /// Reads a text of one document.
  init(yaml: String) throws(PolicyError) {
    guard yaml.utf8.count <= YAMLNode.sizeLimit else {
      throw PolicyError(line: 1, message: "the text has more than 1 MiB")
    }
    var parser = YAMLParser(yaml)
    let start = try parser.next()
    guard start.kind == .document else { throw PolicyError(line: 1, message: "the text is empty") }
    self = try YAMLNode(from: parser.next(), in: &parser, depth: 1)
    let end = try parser.next()
    guard end.kind == .endOfText else {
      throw PolicyError(end.place, "a second document begins; a policy is one")
    }
  }

  private init(from event: YAMLEvent, in parser: inout YAMLParser, depth: Int) throws(PolicyError) {
    guard depth <= YAMLNode.depthLimit else { throw PolicyError(event.place, "this stands too deep") }
    place = event.place
    switch event.kind {
    case .scalar(let text, let isPlain): content = .scalar(text, isPlain: isPlain)
    case .sequence: content = .sequence(try YAMLNode.elements(in: &parser, depth: depth + 1))
    case .mapping: content = .mapping(try YAMLNode.members(in: &parser, depth: depth + 1))
    case .document, .end, .endOfText: throw PolicyError(event.place, "a value is missing")
    }
  }

  private static func elements(
    in parser: inout YAMLParser, depth: Int
  ) throws(PolicyError) -> [YAMLNode] {
    var elements: [YAMLNode] = []
    while true {
      let event = try parser.next()
      if event.kind == .end { return elements }
      elements.append(try YAMLNode(from: event, in: &parser, depth: depth))
    }
  }

  private static func members(in parser: inout YAMLParser, depth: Int) throws(PolicyError) -> [Member] {
    var members: [Member] = []
    var lines: [String: Int] = [:]
    while true {
      let event = try parser.next()
      if event.kind == .end { return members }
      guard case .scalar(let key, _) = event.kind else {
        throw PolicyError(event.place, "a key has to be text")
      }
      if let line = lines.updateValue(event.place.line, forKey: key) {
        throw PolicyError(event.place, "\(key.quoted) is here again, after line \(line)")
      }
      let value = try YAMLNode(from: parser.next(), in: &parser, depth: depth)
      members.append(Member(key: key, place: event.place, value: value))
    }
  }
}
