internal import RetentionFindings
internal import RetentionModel

/// One line of a rule's example, written down as a CloudTrail record.
struct ExampleCall {
  private let time: String
  private let verb: String
  private var words: [String: String] = [:]

  /// - Parameters:
  ///   - line: see `Rule.Example`.
  ///   - number: of the line, which gives the eventID unless `id` does.
  init(_ line: Substring, number: Int) throws {
    var parts = line.split(separator: " ").map(String.init)
    try hold(parts.count >= 2, "a line has a time and a verb: \(line)")
    time = parts.removeFirst()
    verb = parts.removeFirst()
    try hold(["put", "get", "app-put", "app-get"].contains(verb), "\(verb) is no verb")
    words["id"] = "e-\(number)"
    for part in parts {
      let sides = part.split(separator: "=", maxSplits: 1).map(String.init)
      try hold(sides.count == 2 && ExampleCall.keys.contains(sides[0]), "\(part) is not understood")
      words[sides[0]] = sides[1]
    }
  }

  private static let keys: Set<String> = [
    "room", "conversation", "channel", "reported.room", "reported.conversation", "reported.channel",
    "request",
    "deletion", "by", "caller", "from", "agent", "region", "account", "resource", "error", "key", "mfa",
    "console",
    "id", "corrects", "updated", "behind", "in",
  ]

  /// The file that the record stands in.
  var path: String { words["in"] ?? "a.json" }
  /// Whether it was found behind a fault of that file.
  var isAfterFault: Bool { words["behind"] != nil }

  private var isSDK: Bool { verb.hasPrefix("app-") }
  private var account: String { words["account"] ?? "111122223333" }
  private var region: String { words["region"] ?? "us-east-1" }
  private var scopes: [String] { isSDK ? ["channel"] : ["room", "conversation"] }

  /// The record on one line.
  var json: String {
    let name = (verb.hasSuffix("put") ? "Put" : "Get") + (isSDK ? "AppInstance" : "") + "RetentionSettings"
    let console = words["console"] == "true" ? #","sessionCredentialFromConsole":"true""# : ""
    let error = words["error"].map { #","errorCode":"\#($0)""# } ?? ""
    return #"{"eventVersion":"1.08","userIdentity":\#(identity),"eventTime":"\#(time)","#
      + #""eventSource":"chime.amazonaws.com","eventName":"\#(name)","awsRegion":"\#(region)","#
      + #""sourceIPAddress":"\#(words["from"] ?? "198.51.100.7")","userAgent":"\#(words["agent"] ?? "aws-cli/2.15")""#
      + error
      + #","requestParameters":\#(request),"responseElements":\#(response),"eventID":"\#(words["id"] ?? "")","#
      + #""recipientAccountId":"\#(account)"\#(console)\#(addendum)}"#
  }

  private var addendum: String {
    guard let original = words["corrects"] else { return "" }
    let fields = words["updated"].map { #","updatedFields":"\#($0)""# } ?? ""
    return #","addendum":{"reason":"UPDATED_DATA","originalEventID":"\#(original)"\#(fields)}"#
  }

  private var identity: String {
    let caller = words["caller"] ?? account
    let key = words["key"] ?? "ASIAIOSFODNN7EXAMPLE"
    let who = (words["by"] ?? "Admin/ines").split(separator: "/").map(String.init)
    let attributes = #""attributes":{"mfaAuthenticated":"\#(words["mfa"] ?? "true")"}"#
    switch (who[0], who.count) {
    case ("root", _):
      return
        #"{"type":"Root","principalId":"\#(caller)","arn":"arn:aws:iam::\#(caller):root","accountId":"\#(caller)"}"#
    case ("user", 2):
      return #"{"type":"IAMUser","arn":"arn:aws:iam::\#(caller):user/\#(who[1])","accountId":"\#(caller)","#
        + #""accessKeyId":"\#(key)","userName":"\#(who[1])"}"#
    default:
      let session = who.count > 1 ? who[1] : "session"
      return #"{"type":"AssumedRole","arn":"arn:aws:sts::\#(caller):assumed-role/\#(who[0])/\#(session)","#
        + #""accountId":"\#(caller)","accessKeyId":"\#(key)","sessionContext":{"sessionIssuer":{"type":"Role","#
        + #""arn":"arn:aws:iam::\#(caller):role/\#(who[0])","accountId":"\#(caller)","userName":"\#(who[0])"},"#
        + #"\#(attributes)}}"#
    }
  }

  private var request: String {
    let key = isSDK ? "appInstanceArn" : "accountId"
    let resource =
      words["resource"] ?? (isSDK ? "arn:aws:chime:\(region):\(account):app-instance/a-1" : "chime-1")
    if words["request"] == "null" { return "null" }
    if words["request"] == "omitted" {
      return #"{"reason":"requestParameters too large","omitted":"true","originalSize":"149893"}"#
    }
    let settings = verb.hasSuffix("put") ? [settings("")] : []
    return "{" + ([#""\#(key)":"\#(resource)""#] + settings).joined(separator: ",") + "}"
  }

  private var response: String {
    guard words.keys.contains(where: { $0.hasPrefix("reported.") }) else { return "null" }
    let deletion = words["deletion"].map { #""initiateDeletionTimestamp":"\#($0)""# }
    return "{" + [settings("reported."), deletion].compactMap(\.self).joined(separator: ",") + "}"
  }

  private func settings(_ prefix: String) -> String {
    let members = scopes.compactMap { scope -> String? in
      let value: String? =
        switch words[prefix + scope] {
        case nil: nil
        case "off": "{}"
        case "hidden": #""HIDDEN_DUE_TO_SECURITY_REASONS""#
        case .some(let days): #"{"retentionDays":\#(days)}"#
        }
      return value.map { #""\#(scope)RetentionSettings":\#($0)"# }
    }
    return
      #""\#(isSDK ? "appInstanceRetentionSettings" : "retentionSettings")":{\#(members.joined(separator: ","))}"#
  }
}

/// An example that is not written in the language of examples.
struct ExampleFault: Error, CustomStringConvertible {
  let description: String
}

/// Throws where an example does not hold to its language.
func hold(_ condition: Bool, _ complaint: String) throws(ExampleFault) {
  if !condition { throw ExampleFault(description: complaint) }
}

extension Optional {
  /// The value, which an example has to give.
  func required(_ what: String) throws(ExampleFault) -> Wrapped {
    guard let self else { throw ExampleFault(description: "there is no \(what)") }
    return self
  }
}
