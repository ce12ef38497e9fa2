/// Texts that try to disturb a terminal, a line or a table.
enum HostileText {
  /// Escapes, a title, C1 controls, turns of the reading direction, line breaks of every kind, strange
  /// spaces.
  static let treacherous =
    "\u{1b}[2J\u{1b}]0;own\u{7}\u{9b}31m\u{85}\u{90}\r\n\u{b}\u{c}\u{8}\u{7f}\u{ad}\u{200b}\u{200e}"
    + "\u{202a}\u{202e}\u{2066}\u{2069}\u{2028}\u{2029}\u{a0}\u{3000}\u{feff}\u{e0041}"
    + "\u{34f}\u{115f}\u{1160}\u{17b4}\u{180b}\u{2800}\u{3164}\u{fe0f}\u{ffa0}\u{e0100}\u{e000}"

  /// A text with which a line of ours would be forged.
  static let forgery =
    "\n2024-06-06 00:00:00Z  PutRetentionSettings forged\n    rooms          1 day → 5475 days, lengthened"

  static let all = "a" + treacherous + forgery + forgery.replacing("\n", with: " ")

  /// The text as the content of a JSON string, only with what JSON wants to be escaped.
  static func json(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\\(scalar)"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// A Put, and one that failed, with a text in every field that is printed.
  /// - Parameter prefixed: whether letters that differ stand before it in each.
  static func log(_ text: String, prefixed: Bool = true) -> String {
    func field(_ name: String, _ prefix: String) -> String {
      "\"\(name)\":\"\(prefixed ? prefix : "")\(json(text))\""
    }
    let identity = [field("type", "t"), field("userName", "n"), field("arn", "arn/")]
    let settings = """
      "retentionSettings":{"roomRetentionSettings":{"retentionDays":30},\
      "conversationRetentionSettings":{"retentionDays":30}}
      """
    let common = [
      "\"eventSource\":\"chime.amazonaws.com\"", "\"eventName\":\"PutRetentionSettings\"",
      "\"eventTime\":\"2024-01-01T00:00:00Z\"", field("recipientAccountId", "1"),
      field("awsRegion", "r"), field("sourceIPAddress", "ip"), field("userAgent", "ua"),
      "\"userIdentity\":{\(identity.joined(separator: ","))}",
      "\"requestParameters\":{\(field("accountId", "c")),\(settings)}",
    ]
    let done = common + [field("eventID", "p")]
    let failed =
      common + [
        field("errorCode", "ec"), field("errorMessage", "em"), "\"eventID\":\"failed\(json(text))\"",
      ]
    return "{\"Records\":[{\(done.joined(separator: ","))},{\(failed.joined(separator: ","))}]}"
  }
}
