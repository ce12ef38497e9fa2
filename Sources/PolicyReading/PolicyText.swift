internal import Yams

extension Node {
  /// Reads a text of at most 1 MiB and one document, without anchors, aliases and tags.
  ///
  /// Scalars are the text that is written, whatever YAML 1.1 takes it for: `off` is no boolean here, and
  /// `011122223333` no octal number.
  init(policy yaml: String) throws(PolicyError) {
    guard yaml.utf8.count <= 1 << 20 else {
      throw PolicyError(line: 1, message: "the text has more than 1 MiB")
    }
    if let excess = PolicyError(excessIn: yaml) { throw excess }
    let root: Node?
    do {
      // Yams' default encoding heeds an environment variable, and prints that it does.
      root = try compose(yaml: yaml, .basic, .default, .utf8)
    } catch {
      throw PolicyError(error)
    }
    guard let root else { throw PolicyError(line: 1, message: "the text is empty") }
    self = root
  }
}

extension PolicyError {
  /// What Yams says of a text; libyaml's own words are fixed, and hold nothing of the text.
  fileprivate init(_ error: any Error) {
    switch error as? YamlError {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _):
      self.init(mark, "not valid YAML: \(problem)")
    case .reader(let problem, _, let character, let yaml):
      // The first such character is the one: none of them may stand in YAML.
      let before = yaml.unicodeScalars.prefix { $0.value != character }
      self.init(line: before.count { $0 == "\n" } + 1, message: "not valid YAML: \(problem)")
    case .composer(_, _, let mark, _): self.init(mark, "a second document begins; a policy is one")
    case .duplicatedKeysInMapping(let keys, let context):
      self.init(context.mark, "\((keys.first ?? "").quoted) is here, and again further on")
    default: self.init(line: 1, message: "not valid YAML")
    }
  }
}
