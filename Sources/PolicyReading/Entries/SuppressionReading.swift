internal import RetentionFindings
internal import RetentionModel

extension Suppression {
  /// `{rule: first-seen-origin, principal: "*:role/Backup", reason: Office moved, expires: 2026-12-31}`
  init(_ value: PolicyValue, rules: [String]) throws(PolicyError) {
    let fields = try value.fields(
      of: "a suppression", known: ["rule", "aws-account", "principal", "reason", "expires"])
    let rule = try fields.required("rule")
    let glob = try rule.glob()
    guard rules.contains(where: glob.matches) else {
      throw rule.error(
        "matches no rule\(rule.instead); the rules are \(rules.joined(separator: ", "))")
    }
    self.init(
      rule: glob, awsAccount: try fields["aws-account"]?.glob() ?? .everything,
      principal: try fields["principal"]?.glob(), reason: try fields.required("reason").text(),
      expiry: try fields["expires"]?.expiry())
  }
}

extension PolicyValue {
  /// The last moment covered: the last second of a date, or an RFC 3339 time itself.
  fileprivate func expiry() throws(PolicyError) -> Instant {
    let text = try text()
    if let midnight = Instant(rfc3339: text + "T00:00:00Z") {
      return Instant(seconds: midnight.seconds + 86_399)
    }
    guard let instant = Instant(rfc3339: text) else {
      throw error("must be a date (2026-12-31) or a time (2026-12-31T18:00:00Z)\(instead)")
    }
    return instant
  }
}
