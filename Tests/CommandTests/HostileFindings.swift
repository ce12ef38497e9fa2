import SystemPackage
import TestSupport

/// Logs and a policy that make findings of many rules, with a text wherever a log or a policy can have one.
struct HostileFindings {
  let folder: TemporaryFolder
  private let text: String

  /// The options and paths that give all of the findings.
  let arguments = ["--as-of", "2024-02-20", "--policy", "policy.yaml", "--show-suppressed", "logs"]

  /// - Parameter fileName: what a folder and a file are called.
  init(_ text: String, fileName: String = "a") throws {
    self.text = HostileText.json(text)
    folder = try TemporaryFolder()
    let records = [
      put("set", "2024-01-01T00:00:00Z", days: "365"),
      put("odd", "2024-01-01T12:00:00Z", days: "\"\(self.text)\""),
      put("first", "2024-01-02T00:00:00Z", days: "365", extra: field("conflicting", "")),
      put("first", "2024-01-02T00:00:00Z", days: "365"),
      put("no-1", "2024-02-01T00:01:00Z", days: "30", extra: field("errorCode", "AccessDenied ")),
      put("no-2", "2024-02-01T00:02:00Z", days: "30", extra: field("errorCode", "AccessDenied ")),
      put("no-3", "2024-02-01T00:03:00Z", days: "30", extra: field("errorCode", "AccessDenied ")),
      put("cut", "2024-02-01T00:05:00Z", days: "30", actor: "x"),
    ]
    let log = Array("{\"Records\":[\(records.joined(separator: ","))]}".utf8)
    try folder.write(log, to: "logs/\(fileName).json")
    let name = "1\(fileName)_CloudTrail_us-east-1_20240101T0005Z_abc.json.gz"
    try folder.write(gzip(log) + gzip(log), to: "logs/\(fileName)/\(name)")
    try folder.write(
      """
      version: 1
      approved-principals: [nobody]
      suppressions:
        - {rule: shortened-retention, reason: "\(Self.yaml(text))"}
      """, to: "policy.yaml")
  }

  /// The text as the content of a YAML string in double quotes.
  private static func yaml(_ text: String) -> String {
    text.unicodeScalars.map { scalar in
      let digits = String(scalar.value, radix: 16)
      return "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
    }.joined()
  }

  private func field(_ name: String, _ prefix: String) -> String { ",\"\(name)\":\"\(prefix)\(text)\"" }

  /// A Put with the text in all that tells of it; the `actor`'s letter makes it another one's.
  private func put(_ id: String, _ time: String, days: String, actor: String = "", extra: String = "")
    -> String
  {
    let identity =
      "\"type\":\"\(text)\"" + field("userName", actor) + field("arn", actor) + field("accountId", "")
      + field("accessKeyId", "AKIA") + field("principalId", actor)
    return """
      {"eventSource":"chime.amazonaws.com","eventName":"PutRetentionSettings","eventTime":"\(time)"\
      \(field("eventID", id))\(field("recipientAccountId", "1"))\(field("awsRegion", ""))\
      \(field("sourceIPAddress", actor))\(field("userAgent", actor))\(extra),"userIdentity":{\(identity)},\
      "requestParameters":{"accountId":"\(text)","retentionSettings":{"roomRetentionSettings":\
      {"retentionDays":\(days)},"conversationRetentionSettings":{"retentionDays":\(days)}}}}
      """
  }
}
