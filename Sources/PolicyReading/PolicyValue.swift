internal import RetentionFindings
internal import RetentionModel

/// A value of a policy, and the key that it belongs to; an element of a list has the list's key.
struct PolicyValue {
  let key: String
  let node: YAMLNode

  /// The text of a scalar that is neither empty nor null.
  func text() throws(PolicyError) -> String {
    guard case .scalar(let text, let isPlain) = node.content else { throw error("has to be text") }
    let isNull = isPlain && ["~", "null", "Null", "NULL"].contains(text)
    guard !isNull, text.contains(where: { !$0.isWhitespace }) else { throw error("has no value") }
    return text
  }

  /// A whole number, written in decimal digits, without quotes.
  func number(in range: ClosedRange<Int>, orElse alternative: String = "") throws(PolicyError) -> Int {
    guard case .scalar(let text, isPlain: true) = node.content,
      text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
      text == "0" || !text.hasPrefix("0"), let number = Int(text), range.contains(number)
    else {
      let (low, high) = (range.lowerBound, range.upperBound)
      let wanted = low == high ? "\(low)" : "a whole number from \(low) to \(high)"
      throw error("has to be \(wanted)\(alternative)\(instead)")
    }
    return number
  }

  /// A number of the scope's unit, or `off`, for keeping for ever.
  func period(of scope: Scope) throws(PolicyError) -> Period {
    if case .scalar(let text, _) = node.content, text.lowercased() == "off" { return .unlimited }
    return Period(try number(in: scope.range, orElse: " (\(scope.unit)) or off"), scope.unit)
  }

  func glob() throws(PolicyError) -> Glob {
    guard let glob = Glob(try text()) else {
      throw error(
        "has to be a name with * and ? for what may vary, and a \\ before each [, ] and \\\(instead)")
    }
    return glob
  }

  /// The elements of a list that has some.
  func elements() throws(PolicyError) -> [PolicyValue] {
    guard case .sequence(let nodes) = node.content else { throw error("has to be a list") }
    guard !nodes.isEmpty else { throw error("is an empty list; leave the key out to say nothing") }
    return nodes.map { PolicyValue(key: key, node: $0) }
  }

  /// The values of a mapping that has some.
  /// - Parameters:
  ///   - kind: what the mapping is, for messages.
  ///   - known: the keys that it may have.
  func fields(of kind: String, known: [String]) throws(PolicyError) -> PolicyFields {
    guard case .mapping(let members) = node.content else { throw error("has to be made of keys and values") }
    guard !members.isEmpty else { throw error("is empty; leave the key out to say nothing") }
    return try PolicyFields(members, at: node.place, of: kind, known: known)
  }

  func error(_ complaint: String) -> PolicyError { PolicyError(node.place, "\(key.quoted) \(complaint)") }

  /// `, not …`, where the value is short to tell.
  var instead: String {
    guard case .scalar(let text, let isPlain) = node.content else { return "" }
    return isPlain ? ", not \(text.quoted)" : ", not the text \(text.quoted)"
  }
}
