/// A pattern for names: `*` stands for any text, `?` for one character, and `\` escapes the next character.
///
/// A bracket must be written `\[`: in other programs brackets enclose a set of characters, here they do not.
/// Names are compared scalar by scalar, in time proportional to the product of the lengths at worst.
public struct Glob: Sendable, Equatable {
  /// The pattern as written.
  public let pattern: String
  private let parts: [Part]

  private enum Part: Equatable, Sendable {
    case anyText, anyCharacter
    case character(Unicode.Scalar)
  }

  /// Matches every name.
  public static let everything = Glob(pattern: "*", parts: [.anyText])

  private init(pattern: String, parts: [Part]) {
    self.pattern = pattern
    self.parts = parts
  }

  /// Parses a pattern.
  /// - Parameter pattern: the text of the pattern.
  /// - Returns: nil if the pattern is empty, ends in a backslash, or contains an unescaped bracket.
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
    guard !isEscaped, !parts.isEmpty else { return nil }
    self.init(pattern: pattern, parts: parts)
  }

  /// Whether the pattern matches a whole name.
  /// - Parameter name: the name.
  public func matches(_ name: String) -> Bool {
    let scalars = Array(name.unicodeScalars)
    var (part, place) = (0, 0)
    // The position of the last `*`, and how far it extends; after a mismatch it extends by one more.
    var star: (part: Int, place: Int)?
    while place < scalars.count {
      if part < parts.count, parts[part] == .anyText {
        star = (part, place)
        part += 1
      } else if part < parts.count, parts[part] == .anyCharacter || parts[part] == .character(scalars[place])
      {
        part += 1
        place += 1
      } else if let last = star {
        star = (last.part, last.place + 1)
        (part, place) = (last.part + 1, last.place + 1)
      } else {
        return false
      }
    }
    return parts[part...].allSatisfy { $0 == .anyText }
  }
}
