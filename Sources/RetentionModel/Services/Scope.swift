/// What a retention period applies to; each service has one or several.
public struct Scope: Sendable {
  /// What outputs and policies call it; no two scopes have the same.
  public let id: String
  /// `rooms`
  public let plural: String
  /// In what its period is counted.
  public let unit: Period.Unit
  /// The periods that the API accepts, in that unit.
  public let range: ClosedRange<Int>
  /// The member of the settings that is about it.
  let key: StaticString
  /// The member of that one which holds the period; without it, nothing expires.
  let periodKey: StaticString

  /// The two keys, as the API spells them.
  package var apiKeys: (scope: String, period: String) { (key.capitalised, periodKey.capitalised) }
}

extension Scope: CustomStringConvertible {
  /// The id.
  public var description: String { id }
}

extension Scope: Hashable {
  /// Whether both are one scope.
  public static func == (a: Scope, b: Scope) -> Bool { a.id == b.id }

  /// Feeds what makes two scopes the same.
  public func hash(into hasher: inout Hasher) { hasher.combine(id) }
}

extension StaticString {
  fileprivate var capitalised: String { "\(self)".prefix(1).uppercased() + "\(self)".dropFirst() }
}
