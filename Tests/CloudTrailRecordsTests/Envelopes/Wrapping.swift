import TestSupport

/// Texts around records, as the envelopes have them.
enum Wrapping {
  /// A text as a JSON string.
  static func string(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\" + String(scalar)
      case "\n": result += "\\n"
      default: result += String(scalar)
      }
    }
    return result + "\""
  }

  static func lookup(_ record: String) -> String {
    #"{"EventId":"e","EventName":"x","EventTime":1741064767.0,"CloudTrailEvent":\#(string(record))}"#
  }

  static func eventBridge(
    _ detail: String, type: String = "AWS API Call via CloudTrail", source: String = "aws.chime"
  ) -> String {
    #"{"version":"0","id":"b-1","detail-type":"\#(type)","source":"\#(source)","account":"1","detail":\#(detail)}"#
  }

  static func logEvent(_ message: String) -> String {
    #"{"id":"1","timestamp":1741064767000,"message":\#(string(message))}"#
  }

  static func subscription(_ messages: String..., type: String = "DATA_MESSAGE") -> String {
    #"{"messageType":"\#(type)","owner":"1","logGroup":"g","logStream":"s","logEvents":["#
      + messages.map(logEvent).joined(separator: ",") + "]}"
  }

  static func queueMessage(_ body: String) -> String {
    #"{"MessageId":"m","ReceiptHandle":"h","Body":\#(string(body))}"#
  }

  static func topicMessage(_ message: String) -> String {
    #"{"Type":"Notification","TopicArn":"arn:aws:sns:us-east-1:1:t","Message":\#(string(message))}"#
  }

  static func row(_ eventJson: String) -> String {
    #"[{"eventName":"x"},{"eventJson":\#(string(eventJson))}]"#
  }

  /// Base64 of some bytes.
  static func base64(_ bytes: [UInt8]) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    var text = ""
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = Array(bytes[start..<min(start + 3, bytes.count)])
      let padded = group + [0, 0]
      let bits = Int(padded[0]) << 16 | Int(padded[1]) << 8 | Int(padded[2])
      for place in 0..<4 {
        text += place > group.count ? "=" : String(alphabet[bits >> (18 - 6 * place) & 63])
      }
    }
    return text
  }

  static func payload(_ text: String) -> String { base64(gzip(Array(text.utf8))) }
}
