internal import CYaml

/// What libyaml finds in a text, one event after the other, with all of its pointers kept in this file.
///
/// libyaml remembers where its input stands, so the parser and the text live in allocations of their own.
@safe struct YAMLParser: ~Copyable {
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let text: UnsafeMutableBufferPointer<UInt8>

  init(_ yaml: String) {
    // Never empty, so that it has an address.
    unsafe text = .allocate(capacity: yaml.utf8.count + 1)
    _ = unsafe text.initialize(fromContentsOf: Array(yaml.utf8) + [0])
    unsafe parser = .allocate(capacity: 1)
    unsafe parser.initialize(to: yaml_parser_t())
    let status = unsafe yaml_parser_initialize(parser)
    precondition(status == 1, "libyaml cannot start: out of memory")
    unsafe yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    unsafe yaml_parser_set_input_string(parser, text.baseAddress, text.count - 1)
  }

  deinit {
    unsafe yaml_parser_delete(parser)
    unsafe parser.deallocate()
    unsafe text.deallocate()
  }

  /// - Throws: where the text is no YAML, or uses what a policy has no use for: an anchor, an alias or a tag.
  mutating func next() throws(PolicyError) -> YAMLEvent {
    var event = unsafe yaml_event_t()
    guard unsafe yaml_parser_parse(parser, &event) == 1 else { throw failure }
    defer { unsafe yaml_event_delete(&event) }
    let place = unsafe Place(event.start_mark)
    switch unsafe event.type {
    case YAML_ALIAS_EVENT: throw PolicyError(place, "a policy has no aliases (*name)")
    case YAML_SCALAR_EVENT:
      let scalar = unsafe event.data.scalar
      try unsafe refuse(scalar.anchor, scalar.tag, place)
      let bytes = unsafe UnsafeBufferPointer(start: scalar.value, count: scalar.length)
      let text = unsafe String(decoding: bytes, as: UTF8.self)
      let isPlain = unsafe scalar.style == YAML_PLAIN_SCALAR_STYLE
      return YAMLEvent(kind: .scalar(text, isPlain: isPlain), place: place)
    case YAML_SEQUENCE_START_EVENT:
      try unsafe refuse(event.data.sequence_start.anchor, event.data.sequence_start.tag, place)
      return YAMLEvent(kind: .sequence, place: place)
    case YAML_MAPPING_START_EVENT:
      try unsafe refuse(event.data.mapping_start.anchor, event.data.mapping_start.tag, place)
      return YAMLEvent(kind: .mapping, place: place)
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: return YAMLEvent(kind: .end, place: place)
    case YAML_DOCUMENT_START_EVENT: return YAMLEvent(kind: .document, place: place)
    case YAML_STREAM_END_EVENT, YAML_NO_EVENT: return YAMLEvent(kind: .endOfText, place: place)
    default: return try next()  // the start of the stream, or the end of a document
    }
  }

  private func refuse(
    _ anchor: UnsafeMutablePointer<yaml_char_t>?, _ tag: UnsafeMutablePointer<yaml_char_t>?, _ place: Place
  ) throws(PolicyError) {
    if unsafe anchor != nil { throw PolicyError(place, "a policy has no anchors (&name)") }
    if unsafe tag != nil { throw PolicyError(place, "a policy has no tags (!name)") }
  }

  /// What libyaml says of the text; its own words are fixed, and hold nothing of the text.
  private var failure: PolicyError {
    let problem = unsafe parser.pointee.problem.map { unsafe String(cString: $0) } ?? "out of memory"
    let message = "this is no YAML: \(problem)"
    guard unsafe parser.pointee.error == YAML_READER_ERROR else {
      return PolicyError(unsafe Place(parser.pointee.problem_mark), message)
    }
    let before = unsafe text.prefix(parser.pointee.problem_offset)
    return PolicyError(line: unsafe before.count { $0 == UInt8(ascii: "\n") } + 1, message: message)
  }
}

extension Place {
  fileprivate init(_ mark: yaml_mark_t) {
    self.init(line: Int(mark.line) + 1, column: Int(mark.column) + 1)
  }
}
