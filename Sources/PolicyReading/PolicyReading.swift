public import RetentionFindings
internal import RetentionModel
internal import Yams

extension Policy {
  /// Reads a policy from YAML.
  ///
  /// Any unknown key is an error, since a misspelled key would otherwise be ignored. Time zones are
  /// Foundation's, by their IANA names.
  /// - Parameters:
  ///   - yaml: at most 1 MiB, without anchors, aliases and tags.
  ///   - rules: each rule's settings, by the rule's id.
  /// - Throws: `PolicyError` for the first error in the text.
  public init(yaml: String, rules: [String: [String]]) throws(PolicyError) {
    self.init()
    let fields = try PolicyValue(key: "policy", node: Node(policy: yaml)).fields(
      of: "a policy",
      known: [
        "version", "minimum-days", "expected-periods", "approved-principals", "change-windows", "thresholds",
        "suppressions",
      ])
    _ = try fields.required("version").number(in: 1...1)
    if let value = fields["minimum-days"] {
      for days in try value.fields(of: "minimum-days", known: Scope.names).values {
        let scope = try days.scope()
        minimumDays[scope] = try days.number(in: scope.range)
      }
    }
    for entry in try fields["expected-periods"]?.elements() ?? [] {
      expectedPeriods.append(try Expectation(entry))
    }
    approvedPrincipals = try fields["approved-principals"]?.elements().map { value throws(PolicyError) in
      try value.glob()
    }
    changeWindows = try fields["change-windows"]?.elements().map { value throws(PolicyError) in
      try ChangeWindow(value)
    }
    if let value = fields["thresholds"] { thresholds = try value.thresholds(of: rules) }
    for entry in try fields["suppressions"]?.elements() ?? [] {
      suppressions.append(try Suppression(entry, rules: rules.keys.sorted()))
    }
  }
}

extension PolicyValue {
  /// `{denied-attempts: {count: 5, minutes: 30}}`
  /// - Parameter rules: each rule's settings, by the rule's id.
  fileprivate func thresholds(of rules: [String: [String]]) throws(PolicyError) -> [String: [String: Int]] {
    let tunable = rules.filter { !$0.value.isEmpty }.keys.sorted()
    var thresholds: [String: [String: Int]] = [:]
    for rule in try fields(of: "thresholds", known: tunable).values {
      var numbers: [String: Int] = [:]
      for setting in try rule.fields(of: "the rule \(rule.key)", known: rules[rule.key] ?? []).values {
        numbers[setting.key] = try setting.number(in: 0...1_000_000)
      }
      thresholds[rule.key] = numbers
    }
    return thresholds
  }
}
