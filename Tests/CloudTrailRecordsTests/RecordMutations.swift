import TestSupport

/// Changes records in ways that a seed decides.
struct RecordMutations {
  enum Kind: CaseIterable {
    case bits, deletion, insertion, cutOut, swap, repetition, truncation
    case invalidUTF8, escape, scalar, nest, spelling, repeatedMember, space, mark
  }

  var random: SeededRandom

  /// A changed record, and how it was changed.
  mutating func next(of record: [UInt8]) -> (bytes: [UInt8], kinds: [Kind]) {
    let kinds = (0..<(Int.random(in: 0..<3, using: &random) == 0 ? 2 : 1)).map { _ in
      Kind.allCases[Int.random(in: Kind.allCases.indices, using: &random)]
    }
    var bytes = record
    // Only the first change finds a well-formed record; the second must not look for its tokens.
    change(&bytes, in: kinds[0], tokens: RecordTokens(of: record))
    if kinds.count > 1 { change(&bytes, in: kinds[1], tokens: nil) }
    return (bytes, kinds)
  }

  private mutating func change(_ bytes: inout [UInt8], in kind: Kind, tokens: RecordTokens?) {
    guard let tokens else { return changeBytes(&bytes, in: kind) }
    switch kind {
    case .invalidUTF8, .escape, .spelling: changeString(&bytes, in: kind, pick(tokens.strings))
    case .scalar, .nest: changeScalar(&bytes, in: kind, pick(tokens.scalars))
    case .repeatedMember: repeatMember(&bytes, tokens.members)
    case .space, .mark: insertSpace(&bytes, in: kind, tokens.gaps)
    default: changeBytes(&bytes, in: kind)
    }
  }

  mutating func pick<Element>(_ choices: [Element]) -> Element {
    choices[Int.random(in: choices.indices, using: &random)]
  }
}
