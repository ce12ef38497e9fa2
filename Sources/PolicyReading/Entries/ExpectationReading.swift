internal import RetentionFindings
internal import RetentionModel

extension Expectation {
  /// `{aws-account: "111122223333", room: 365, conversation: off}`
  init(_ value: PolicyValue) throws(PolicyError) {
    let fields = try value.fields(of: "an expected period", known: ["aws-account", "resource"] + Scope.names)
    var periods: [Scope: Period] = [:]
    for field in fields.values where Scope.names.contains(field.key) {
      let scope = try field.scope()
      periods[scope] = try field.period(of: scope)
    }
    guard !periods.isEmpty else {
      throw fields.error(
        "must give a period for one or more of \(Scope.names.joined(separator: ", "))")
    }
    self.init(
      awsAccount: try fields["aws-account"]?.glob() ?? .everything,
      resource: try fields["resource"]?.glob() ?? .everything, periods: periods)
  }
}

extension Scope {
  /// The policy keys for scopes.
  static let names = all.map(\.id)

  private static let all = RetentionService.all.flatMap(\.scopes)

  fileprivate init?(named name: String) {
    guard let scope = Scope.all.first(where: { $0.id == name }) else { return nil }
    self = scope
  }
}

extension PolicyValue {
  /// The scope that the key names.
  func scope() throws(PolicyError) -> Scope {
    guard let scope = Scope(named: key) else { throw error("is not a scope") }
    return scope
  }
}
