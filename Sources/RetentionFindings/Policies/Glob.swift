// A pattern as a machine that reads a name once. Its states are bits of a set: bit i says that the i parts before it
// have been read. `a*b?` has three parts, and its star lets bit 1 stay:
//
//   parts   a     b     ?          bit 0 ──a──▶ bit 1 ──b──▶ bit 2 ──any──▶ bit 3: the whole
//   stays      *                               ↺ any

/// A pattern for names: `*` stands for any text, `?` for one character, and `\` escapes the next character.
///
/// A bracket must be written `\[`: in other programs brackets enclose a set of characters, here they do not.
/// Names are compared scalar by scalar. A match takes 64 parts of the pattern at a time, so that it costs about one
/// step for each scalar of the name, whatever the pattern.
public struct Glob: Sendable {
  /// The pattern as written.
  public let pattern: String
  /// The text that every name that it matches begins with.
  let prefix: String
  private let count: Int
  /// The states that any scalar leads on from, and those that one scalar does besides.
  private let wildcards: BitSet
  private let literals: [Unicode.Scalar: BitSet]
  /// The states in which it stays, as a star stands there.
  private let stars: BitSet

  private typealias BitSet = [UInt64]

  /// Matches every name.
  public static let everything = Glob(pattern: "*", parts: [.anyText])

  private enum Part: Equatable {
    case anyText, anyCharacter
    case character(Unicode.Scalar)
  }

  private init(pattern: String, parts: [Part]) {
    count = parts.count { $0 != .anyText }
    let none = BitSet(repeating: 0, count: count / 64 + 1)
    var (wildcards, stars, literals) = (none, none, [Unicode.Scalar: BitSet]())
    var state = 0
    for part in parts {
      let bit = UInt64(1) << (state % 64)
      switch part {
      case .anyText: stars[state / 64] |= bit
      case .anyCharacter: wildcards[state / 64] |= bit
      case .character(let scalar): literals[scalar, default: none][state / 64] |= bit
      }
      if part != .anyText { state += 1 }
    }
    self.pattern = pattern
    self.wildcards = wildcards
    self.stars = stars
    self.literals = literals
    var prefix = String.UnicodeScalarView()
    for case .character(let scalar) in parts.prefix(while: { $0 != .anyText && $0 != .anyCharacter }) {
      prefix.append(scalar)
    }
    self.prefix = String(prefix)
  }

  /// The most characters of a pattern: no name that is kept of a log is longer.
  static let mostCharacters = 4096

  /// - Returns: nil where the pattern is empty, ends in a backslash, holds a bare bracket, or is longer than 4,096
  ///   characters.
  public init?(_ pattern: String) {
    var parts: [Part] = []
    var isEscaped = false
    for scalar in pattern.unicodeScalars {
      switch scalar {
      case _ where isEscaped:
        parts.append(.character(scalar))
        isEscaped = false
      case "\\": isEscaped = true
      case "[", "]": return nil
      case "*": if parts.last != .anyText { parts.append(.anyText) }
      case "?": parts.append(.anyCharacter)
      default: parts.append(.character(scalar))
      }
    }
    guard !isEscaped, !parts.isEmpty, parts.count <= Glob.mostCharacters else { return nil }
    self.init(pattern: pattern, parts: parts)
  }

  /// Whether the pattern stands for the whole of a name.
  public func matches(_ name: String) -> Bool {
    var states = BitSet(repeating: 0, count: stars.count)
    states[0] = 1
    for scalar in name.unicodeScalars {
      let literal = literals[scalar]
      var carry: UInt64 = 0
      var isAlive: UInt64 = 0
      for index in states.indices {
        let moving = states[index] & (wildcards[index] | (literal?[index] ?? 0))
        states[index] = moving << 1 | carry | states[index] & stars[index]
        carry = moving >> 63
        isAlive |= states[index]
      }
      if isAlive == 0 { return false }
    }
    return states[count / 64] >> (count % 64) & 1 == 1
  }
}

extension Glob: Equatable {
  /// Whether they are written alike.
  public static func == (a: Glob, b: Glob) -> Bool {
    a.pattern.unicodeScalars.elementsEqual(b.pattern.unicodeScalars)
  }
}
