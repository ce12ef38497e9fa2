internal import RetentionFindings
internal import RetentionModel
internal import Yams

/// A value of a policy with its key; an element of a list has the list's key.
struct PolicyValue {
  let key: String
  let node: Node

  /// The text of a scalar that is neither empty nor null.
  func text() throws(PolicyError) -> String {
    guard let scalar = node.scalar else { throw error("must be text") }
    let isNull = scalar.style == .plain && ["~", "null", "Null", "NULL"].contains(scalar.string)
    guard !isNull, scalar.string.contains(where: { !$0.isWhitespace }) else { throw error("has no value") }
    return scalar.string
  }

  /// A whole number, written in decimal digits, without quotes.
  func number(in range: ClosedRange<Int>, orElse alternative: String = "") throws(PolicyError) -> Int {
    guard let scalar = node.scalar, scalar.style == .plain,
      let number = Int(scalar.string), "\(number)" == scalar.string, range.contains(number)
    else {
      let (low, high) = (range.lowerBound, range.upperBound)
      let wanted = low == high ? "\(low)" : "a whole number from \(low) to \(high)"
      throw error("must be \(wanted)\(alternative)\(instead)")
    }
    return number
  }

  /// A number in the scope's unit, or `off` for no expiry.
  func period(of scope: Scope) throws(PolicyError) -> Period {
    if node.scalar?.string.lowercased() == "off" { return .unlimited }
    return Period(try number(in: scope.range, orElse: " (\(scope.unit)) or off"), scope.unit)
  }

  func glob() throws(PolicyError) -> Glob {
    guard let glob = Glob(try text()) else {
      throw error(
        "must be a name, with * and ? as wildcards and a \\ before each [, ] and \\, of at most 4096 characters\(instead)"
      )
    }
    return glob
  }

  /// The elements of a non-empty list.
  func elements() throws(PolicyError) -> [PolicyValue] {
    guard let nodes = node.sequence else { throw error("must be a list") }
    guard !nodes.isEmpty else { throw error("is an empty list; leave the key out instead") }
    return nodes.map { PolicyValue(key: key, node: $0) }
  }

  /// The values of a non-empty mapping.
  /// - Parameters:
  ///   - kind: what the mapping is, for messages.
  ///   - known: the keys that are allowed.
  func fields(of kind: String, known: [String]) throws(PolicyError) -> PolicyFields {
    guard let members = node.mapping else { throw error("must consist of keys and values") }
    guard !members.isEmpty else { throw error("is empty; leave the key out instead") }
    return try PolicyFields(members, of: kind, known: known)
  }

  func error(_ problem: String) -> PolicyError { PolicyError(node.mark, "\(key.quoted) \(problem)") }

  /// `, not …`, quoting the value if it is a scalar.
  var instead: String {
    guard let scalar = node.scalar else { return "" }
    return scalar.style == .plain ? ", not \(scalar.string.quoted)" : ", not the text \(scalar.string.quoted)"
  }
}
