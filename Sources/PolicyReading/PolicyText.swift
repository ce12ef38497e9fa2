internal import Yams

extension Node {
  /// Reads a text of at most 1 MiB and one document, without anchors, aliases and tags.
  ///
  /// Scalars are the text as written, whatever YAML 1.1 would make of it: `off` is not a boolean here, and
  /// `011122223333` is not an octal number.
  init(policy yaml: String) throws(PolicyError) {
    guard yaml.utf8.count <= 1 << 20 else {
      throw PolicyError(line: 1, message: "the text is longer than 1 MiB")
    }
    if let excess = PolicyError(excessIn: yaml) { throw excess }
    let root: Node?
    do {
      // Yams' default encoding depends on an environment variable, and prints a note about it.
      root = try compose(yaml: yaml, .basic, .default, .utf8)
    } catch {
      throw PolicyError(error)
    }
    guard let root else { throw PolicyError(line: 1, message: "the text is empty") }
    self = root
  }
}

extension PolicyError {
  /// Yams' message about a text; libyaml's own words are fixed and quote nothing of the text.
  fileprivate init(_ error: any Error) {
    switch error as? YamlError {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _):
      self.init(mark, "not valid YAML: \(problem)")
    case .reader(let problem, _, let character, let yaml):
      // The first such character is the one at fault: none of them is allowed in YAML.
      let before = yaml.unicodeScalars.prefix { $0.value != character }
      self.init(line: before.count { $0 == "\n" } + 1, message: "not valid YAML: \(problem)")
    case .composer(_, _, let mark, _):
      self.init(mark, "a second document begins; a policy must be a single document")
    case .duplicatedKeysInMapping(let keys, let context):
      self.init(context.mark, "\((keys.first ?? "").quoted) is repeated further on")
    default: self.init(line: 1, message: "not valid YAML")
    }
  }
}
