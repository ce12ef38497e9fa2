/// A pattern for names: `*` stands for any text, `?` for one character, `\` takes the next one as it is.
///
/// A bracket has to be written `\[`, as it means a set of characters to other programs, and here it does not.
/// Names are compared scalar by scalar, in time that grows with the product of the lengths at the worst.
public struct Glob: Sendable, Equatable {
  /// The pattern as it was written.
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

  /// - Returns: nil where the pattern is empty, ends in a backslash, or holds a bare bracket.
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

  /// Whether the whole of a name is what the pattern stands for.
  public func matches(_ name: String) -> Bool {
    let scalars = Array(name.unicodeScalars)
    var (part, place) = (0, 0)
    // Where the last `*` stood, and how far it reaches; a mismatch behind it lets it reach one further.
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
