import Foundation

/// A log and a policy with a text wherever they can have one, that raise findings with and without a remedy.
struct HostileLog {
  private let text: String

  init(_ text: String) {
    self.text = text
  }

  /// A name for the file, as far as a file system allows.
  var fileName: String {
    let name = text.replacing("/", with: "_").replacing("\u{0}", with: "_")
    return String(name.prefix(80)) + ".json"
  }

  /// The log.
  var json: String {
    let records = [
      record("set", "2026-01-01T00:00:00Z", days: "365"), record("look", "2026-11-01T00:00:00Z", isGet: true),
      record("no", "2026-11-02T00:00:00Z", days: "30", fails: true),
      record("cut", "2026-11-10T00:00:00Z", days: "30"),
      record("odd", "2026-11-11T00:00:00Z", days: quoted(""), resource: "b "),
    ]
    return "{\"Records\":[\(records.joined(separator: ","))]}"
  }

  /// The policy.
  var policy: String {
    """
    version: 1
    suppressions:
      - {rule: first-seen-principal, reason: \(quoted("reason ", limit: 1000))}
    """
  }

  private func record(
    _ id: String, _ time: String, days: String = "1", resource: String = "a ", isGet: Bool = false,
    fails: Bool = false
  ) -> String {
    let names = ["eventID", "awsRegion", "sourceIPAddress", "userAgent", "recipientAccountId"]
    let fields = (names + (fails ? ["errorCode", "errorMessage"] : [])).map {
      "\"\($0)\":\(quoted($0 == "eventID" ? id : ""))"
    }
    let identity = ["type", "arn", "userName", "accountId", "accessKeyId", "principalId"].map {
      "\"\($0)\":\(quoted("a "))"
    }
    return """
      {"eventSource":"chime-sdk-identity.amazonaws.com","eventName":"\(isGet ? "Get" : "Put")AppInstanceRetentionSettings",\
      "eventTime":"\(time)",\(fields.joined(separator: ",")),"userIdentity":{\(identity.joined(separator: ","))},\
      "requestParameters":{"appInstanceArn":\(quoted(resource))\
      \(isGet ? "" : ",\"appInstanceRetentionSettings\":{\"channelRetentionSettings\":{\"retentionDays\":\(days)}}")}}
      """
  }

  /// A string of JSON, and of YAML, with the text in it: all but letters and digits is spelled in numbers.
  private func quoted(_ prefix: String, limit: Int = .max) -> String {
    let content = (prefix + text).utf16.prefix(limit).map { unit in
      let digits = String(unit, radix: 16)
      return (0x61...0x7a).contains(unit) || (0x41...0x5a).contains(unit)
        ? String(UnicodeScalar(UInt8(unit)))
        : "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }
    return "\"\(content.joined())\""
  }
}
