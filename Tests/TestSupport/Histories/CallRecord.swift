// What a line's call looks like in a log file.

/// The CloudTrail records of a history, one a line.
/// - Parameter history: lines of `CallLine`; they are a test's own, and end the test where they are not understood.
public func recorded(_ history: String) -> String {
  do {
    let records = try history.split(separator: "\n").enumerated().map {
      try CallLine($1, number: $0 + 1).json
    }
    return records.joined(separator: "\n")
  } catch {
    fatalError("\(error): \(history)")
  }
}

extension CallLine {
  /// The record on one line.
  var json: String {
    let members: [String?] = [
      isBare ? nil : #""eventVersion":"1.08""#, identity.map { #""userIdentity":\#($0)"# },
      text("eventTime", time), text("eventSource", verb.source), text("eventName", verb.eventName),
      text("awsRegion", said("region", "us-east-1")), text("sourceIPAddress", said("from", "198.51.100.7")),
      text("userAgent", said("agent", "aws-cli/2.15")), text("errorCode", words["error"]),
      text("errorMessage", words["message"]), side("requestParameters", request),
      side("responseElements", response), text("eventID", words["id"]),
      text("recipientAccountId", said("account", "111122223333")), text("sharedEventID", words["shared"]),
      text("sessionCredentialFromConsole", words["console"]), addendum, words["with"],
    ]
    return "{" + members.compactMap(\.self).joined(separator: ",") + "}"
  }

  private func said(_ key: String, _ ordinary: @autoclosure () -> String) -> String? {
    words[key] ?? (isBare ? nil : ordinary())
  }

  /// The same for what other members are made of, which needs a value.
  private func known(_ key: String, _ ordinary: String) -> String {
    words[key].flatMap { $0 == "-" ? nil : $0 } ?? ordinary
  }

  private func text(_ name: String, _ value: String?) -> String? {
    guard let value, value != "-" else { return nil }
    return #""\#(name)":\#(value.isJSON ? value : "\"\(value)\"")"#
  }

  private func side(_ name: String, _ value: String?) -> String? {
    let value = value ?? (isBare ? "-" : "null")
    return value == "-" ? nil : #""\#(name)":\#(value)"#
  }

  private var addendum: String? {
    words["corrects"].map { original in
      let fields = words["updated"].map { #","updatedFields":"\#($0)""# } ?? ""
      return #""addendum":{"reason":"UPDATED_DATA","originalEventID":"\#(original)"\#(fields)}"#
    }
  }

  private var identity: String? {
    guard let by = said("by", "Admin/ines"), by != "-" else { return nil }
    if by.isJSON { return by }
    let caller = words["caller"] ?? known("account", "111122223333")
    let key = words["key"] ?? "ASIAIOSFODNN7EXAMPLE"
    let who = by.split(separator: "/").map(String.init)
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

  private var request: String? {
    let ordinary = verb.ordinaryResource(known("region", "us-east-1"), known("account", "111122223333"))
    return object(
      words["request"], text(verb.resourceKey, said("resource", ordinary)),
      settings("", isSaid: verb.setsPeriods && !isBare))
  }

  private var response: String? {
    let deletion = words["deletion"].map {
      #""initiateDeletionTimestamp":\#($0.isJSON || $0.allSatisfy(\.isNumber) ? $0 : "\"\($0)\"")"#
    }
    return object(words["response"], deletion, settings("reported."))
  }

  /// A side of the call; nil where nothing is said of it.
  private func object(_ word: String?, _ first: String?, _ settings: String?) -> String? {
    let members = [first, word == "unset" ? nil : settings].compactMap(\.self)
    if let word, word != "unset" { return CallLine.absence(word) }
    return members.isEmpty && word == nil ? nil : "{" + members.joined(separator: ",") + "}"
  }

  /// The settings of one side; nil where nothing is said of them.
  private func settings(_ prefix: String, isSaid: Bool = false) -> String? {
    let members = verb.scopes.compactMap { scope -> String? in
      let value: String? =
        switch words[prefix + scope.word] ?? words[prefix + "each"] {
        case nil, "-": nil
        case "off": "{}"
        case "hidden": CallLine.removed
        case .some(let value) where value.hasPrefix("{") || value.hasPrefix(#""***"#) || value == "null":
          value
        case .some(let period): #"{"\#(scope.periodKey)":\#(period)}"#
        }
      return value.map { #""\#(scope.key)":\#($0)"# }
    }
    if let word = words["\(prefix)settings"] { return #""\#(verb.settingsKey)":\#(CallLine.absence(word))"# }
    guard isSaid || !members.isEmpty else { return nil }
    return #""\#(verb.settingsKey)":{\#(members.joined(separator: ","))}"#
  }

  /// What stands where CloudTrail or the service says less; JSON is as it is.
  private static func absence(_ word: String) -> String {
    switch word {
    case "omitted": #"{"reason":"requestParameters too large","omitted":"true","originalSize":"149893"}"#
    case "hidden": removed
    default: word
    }
  }

  private static let removed = #""HIDDEN_DUE_TO_SECURITY_REASONS""#
}

extension String {
  /// Whether it is written as JSON writes a value.
  fileprivate var isJSON: Bool {
    self == "null" || hasPrefix("\"") || hasPrefix("{") || hasPrefix("[")
  }
}
