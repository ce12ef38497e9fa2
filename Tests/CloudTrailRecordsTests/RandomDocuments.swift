import TestSupport

/// Writes random valid documents, rich in what could mislead a scanner.
///
/// No object names a key twice, and no document is both a record and a holder of records, so that
/// Foundation can be asked what they mean.
struct RandomDocuments {
  private var random: SeededRandom
  private var spacing = 0

  init(seed: UInt64) {
    random = SeededRandom(seed: seed)
  }

  /// The next input: one document or several.
  mutating func next() -> [UInt8] {
    spacing = Int.random(in: 0...3, using: &random)
    var text = chance(10) ? "\u{feff}" : ""
    switch Int.random(in: 0..<6, using: &random) {
    case 0, 1: text += space() + logFile() + space()
    case 2: text += space() + record(mayHoldRecords: false)
    case 3: text += array(count(5)) { $0.chance(4) ? $0.logFile() : $0.document() } + space()
    case 4:
      let lineEnd = chance(2) ? "\n" : "\r\n"
      spacing = min(spacing, 1)
      for _ in 0..<count(6) { text += document() + lineEnd }
    default:
      for _ in 0..<count(5) { text += (chance(12) ? "\u{feff}" : "") + document() + space() }
    }
    return Array(text.utf8)
  }

  private mutating func document() -> String {
    switch Int.random(in: 0..<6, using: &random) {
    case 0: object(["digestStartTime", "Records", "logFiles"]) { "{" + $0.space() + "}" }
    case 1, 2: logFile()
    default: record(mayHoldRecords: false)
    }
  }

  private mutating func logFile() -> String {
    let records = array(count(5)) { $0.chance(15) ? $0.scalar() : $0.record(mayHoldRecords: true) }
    var members = [spelled("Records") + space() + ":" + space() + records]
    if chance(3) { members.insert(member("x", value(depth: 2)), at: 0) }
    if chance(3) { members.append(member("Records ", value(depth: 3))) }
    return "{" + space() + members.joined(separator: space() + "," + space()) + space() + "}"
  }

  /// A record; every second one is of a retention call.
  private mutating func record(mayHoldRecords: Bool) -> String {
    let isCall = chance(2)
    let sources = ["chime.amazonaws.com", "chime-sdk-identity.amazonaws.com"]
    let names = Names.calls
    var members = [
      member("eventVersion", "\"1.08\""),
      member("eventSource", spelled(pick(isCall ? sources : sources + Names.otherSources))),
      member("eventName", spelled(pick(isCall ? names : Names.otherCalls))),
    ]
    if mayHoldRecords, chance(4) { members.append(member("Records", "[" + decoy() + "]")) }
    if chance(8) { members.removeSubrange(1...Int.random(in: 1...2, using: &random)) }
    if !chance(12) { members.append(member("eventTime", "\"2024-01-01T00:00:00Z\"")) }
    for key in ["requestParameters", "errorMessage", "userIdentity", "eventname", "a\"b"] where chance(2) {
      members.append(member(key, value(depth: 1)))
    }
    members.shuffle(using: &random)
    return "{" + space() + members.joined(separator: space() + "," + space()) + space() + "}"
  }

  /// A record of a retention call that stands where none counts.
  private mutating func decoy() -> String { RecordText.call(pick(Names.calls)) }

  private mutating func value(depth: Int) -> String {
    switch Int.random(in: 0..<(depth < 5 ? 8 : 5), using: &random) {
    case 0: decoy()
    case 1, 2: spelled(pick(Names.texts))
    case 3, 4: scalar()
    case 5: array(count(4)) { $0.value(depth: depth + 1) }
    case 6: object(["eventName", "eventSource", "Records", "é😀"]) { $0.value(depth: depth + 1) }
    default: object(["detail", "\\"]) { $0.value(depth: depth + 1) }
    }
  }

  private mutating func scalar() -> String {
    pick(["0", "-1", "1.5e-3", "12345678901", "true", "false", "null", "\"\"", "\"}\"", "\"\\\\\""])
  }

  private mutating func object(_ keys: [String], _ value: (inout RandomDocuments) -> String) -> String {
    let members = keys.filter { _ in chance(2) }.map { member($0, value(&self)) }
    return "{" + space() + members.joined(separator: space() + "," + space()) + space() + "}"
  }

  private mutating func array(_ count: Int, _ element: (inout RandomDocuments) -> String) -> String {
    let elements = (0..<count).map { _ in element(&self) }
    return "[" + space() + elements.joined(separator: "," + space()) + space() + "]"
  }

  private mutating func member(_ key: String, _ value: String) -> String {
    spelled(key) + space() + ":" + space() + value
  }

  /// A string, some of its characters spelled as escapes.
  private mutating func spelled(_ text: String) -> String {
    let share = chance(3) ? 3 : 40
    var result = "\""
    for unit in text.unicodeScalars {
      if chance(share) || unit.value < 0x20 {
        for half in String(unit).utf16 {
          let digits = String(half, radix: 16, uppercase: chance(2))
          result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
      } else if unit == "\"" || unit == "\\" {
        result += "\\" + String(unit)
      } else if unit == "/" {
        result += chance(2) ? "\\/" : "/"
      } else {
        result += String(unit)
      }
    }
    return result + "\""
  }

  private mutating func space() -> String {
    switch spacing {
    case 0: ""
    case 1: pick(["", "", " ", "\t"])
    case 2: pick(["", " ", "\n", "\n  ", "\r\n"])
    default: pick(["", "\n", "\n\n", " \n\t", String(repeating: " ", count: 61) + "\n"])
    }
  }

  private mutating func count(_ most: Int) -> Int { Int.random(in: 0...most, using: &random) }
  private mutating func chance(_ oneIn: Int) -> Bool { Int.random(in: 0..<oneIn, using: &random) == 0 }
  private mutating func pick(_ choices: [String]) -> String {
    choices[Int.random(in: choices.indices, using: &random)]
  }

  private enum Names {
    static let calls = [
      "PutRetentionSettings", "GetRetentionSettings", "PutAppInstanceRetentionSettings",
      "GetAppInstanceRetentionSettings",
    ]
    static let otherCalls = [
      "PutRetentionSettingsX", "putRetentionSettings", "RetentionSettings", "GetObject", "",
      "PutRetentionSettings\u{0}", "PutAccount", "\u{200b}getretentionsettings\n",
    ]
    static let otherSources = [
      "logs.amazonaws.com", "Chime.amazonaws.com", "aws.s3", "chime.amazonaws.com ", "",
    ]
    static let texts = [
      RecordText.call(), RecordText.log(RecordText.call()), "\\", "\\\\", "\\\\\\\"", "}]}]", "{[{[", "\"",
      "a\nb", "é漢😀\u{2028}", String(repeating: "\\", count: 63), String(repeating: "\"", count: 64),
      String(repeating: "x", count: 129), "chime:PutRetentionSettings", "C:\\users\\", "//",
    ]
  }
}
