internal import CYaml

extension PolicyError {
  /// How deep collections may be nested; a policy needs 3.
  private static let depthLimit = 7

  /// The first anchor, alias, tag, repeated key or excessive nesting; nil if there is none before the end, or
  /// before the text proves not to be YAML.
  ///
  /// A few hundred bytes of aliases would keep Yams busy forever, since it hashes keys with everything that
  /// they expand to; and of a repeated key it would report only the first position.
  init?(excessIn yaml: String) {
    // libyaml keeps the address of its parser.
    let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
    defer { unsafe parser.deallocate() }
    precondition(unsafe yaml_parser_initialize(parser) == 1, "libyaml cannot start: out of memory")
    defer { unsafe yaml_parser_delete(parser) }
    unsafe yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    var yaml = yaml
    let excess = yaml.withUTF8 { text -> PolicyError? in
      unsafe yaml_parser_set_input_string(parser, text.baseAddress, text.count)
      return unsafe PolicyError.excess(in: parser)
    }
    guard let excess else { return nil }
    self = excess
  }

  private static func excess(in parser: UnsafeMutablePointer<yaml_parser_t>) -> PolicyError? {
    // The keys of each open mapping, with their lines; nil for a sequence.
    var open: [[String: Int]?] = []
    var isKey = false
    while true {
      var token = unsafe yaml_token_t()
      guard unsafe yaml_parser_scan(parser, &token) == 1 else { return nil }
      defer { unsafe yaml_token_delete(&token) }
      let (line, column) = unsafe (Int(token.start_mark.line) + 1, Int(token.start_mark.column) + 1)
      var complaint: String?
      switch unsafe token.type {
      case YAML_ANCHOR_TOKEN: complaint = "anchors (&name) are not allowed in a policy"
      case YAML_ALIAS_TOKEN: complaint = "aliases (*name) are not allowed in a policy"
      case YAML_TAG_TOKEN: complaint = "tags (!name) are not allowed in a policy"
      case YAML_BLOCK_SEQUENCE_START_TOKEN, YAML_FLOW_SEQUENCE_START_TOKEN: open.append(nil)
      case YAML_BLOCK_MAPPING_START_TOKEN, YAML_FLOW_MAPPING_START_TOKEN: open.append([:])
      case YAML_BLOCK_END_TOKEN, YAML_FLOW_SEQUENCE_END_TOKEN, YAML_FLOW_MAPPING_END_TOKEN: _ = open.popLast()
      case YAML_SCALAR_TOKEN where isKey:
        let scalar = unsafe token.data.scalar
        let key = unsafe String(
          decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
        if let last = open.indices.last, let first = open[last]?.updateValue(line, forKey: key) {
          complaint = "\(key.quoted) is repeated; it was first given in line \(first)"
        }
      case YAML_STREAM_END_TOKEN: return nil
      default: break
      }
      unsafe isKey = token.type == YAML_KEY_TOKEN
      if open.count > depthLimit { complaint = "nested too deeply" }
      if let complaint { return PolicyError(line: line, column: column, message: complaint) }
    }
  }
}
