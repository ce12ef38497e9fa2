/// A step through a YAML text.
struct YAMLEvent {
  enum Kind: Equatable {
    /// A document begins.
    case document
    /// Its text, and whether that stands without quotes.
    case scalar(String, isPlain: Bool)
    /// A sequence begins.
    case sequence
    /// A mapping begins.
    case mapping
    /// The innermost sequence or mapping ends.
    case end
    case endOfText
  }

  let kind: Kind
  let place: Place
}

/// Where something stands in a text; both count from 1 on.
struct Place: Hashable {
  let line: Int
  let column: Int
}
