internal import RetentionFindings
internal import RetentionModel

extension PolicyValue {
  /// `{denied-attempts: {count: 5, minutes: 30}}`
  /// - Parameter rules: the settings that each rule has, by the rule's id.
  func thresholds(of rules: [String: [String]]) throws(PolicyError) -> [String: [String: Int]] {
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
