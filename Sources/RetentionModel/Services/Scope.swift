/// What a retention period applies to; each service has one or more.
public struct Scope: Sendable {
  /// Its name in outputs and policies, unique among all scopes.
  public let id: String
  /// `rooms`
  public let plural: String
  /// The unit in which its period is counted.
  public let unit: Period.Unit
  /// The periods that the API accepts, in that unit.
  public let range: ClosedRange<Int>
  /// The member of the settings for this scope.
  let key: StaticString
  /// The member of that object with the period; if it is absent, nothing expires.
  let periodKey: StaticString

  package init(
    id: String, plural: String, unit: Period.Unit, range: ClosedRange<Int>, key: StaticString,
    periodKey: StaticString
  ) {
    self.id = id
    self.plural = plural
    self.unit = unit
    self.range = range
    self.key = key
    self.periodKey = periodKey
  }

  /// The two keys, as the API spells them.
  package var apiKeys: (scope: String, period: String) { (key.capitalised, periodKey.capitalised) }
}

extension Scope: CustomStringConvertible {
  /// The id.
  public var description: String { id }
}

extension Scope: Hashable {
  /// Whether both have the same id.
  public static func == (a: Scope, b: Scope) -> Bool { a.id == b.id }

  /// Hashes the id.
  public func hash(into hasher: inout Hasher) { hasher.combine(id) }
}

extension StaticString {
  fileprivate var capitalised: String { "\(self)".prefix(1).uppercased() + "\(self)".dropFirst() }
}
