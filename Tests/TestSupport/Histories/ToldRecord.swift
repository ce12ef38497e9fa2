internal import Foundation

// What a told call looks like in a log file. Foundation writes the dates, so that the package's own
// reading of them is checked along the way.

extension ToldCall {
  /// The call as a CloudTrail record on one line.
  var json: String {
    let name = (isPut ? "Put" : "Get") + (isSDK ? "AppInstanceRetentionSettings" : "RetentionSettings")
    let resourceKey = isSDK ? "appInstanceArn" : "accountId"
    let request = render(request, with: "\"\(resourceKey)\":\"\(resource)\"")
    let response = render(response, with: deletion.map { "\"initiateDeletionTimestamp\":\(stamp($0))" })
    return """
      {"eventVersion":"1.08","eventID":"\(eventID)","eventTime":"\(ToldCall.iso(time))",\
      "eventSource":"chime.amazonaws.com","eventName":"\(name)","awsRegion":"us-east-1",\
      "userIdentity":{"type":"IAMUser","userName":"ines"},"userAgent":"\(userAgent)",\
      "recipientAccountId":"\(account)"\(failureMembers),\
      "requestParameters":\(request),"responseElements":\(response)}
      """
  }

  /// `2020-09-13T12:26:40Z`
  static func iso(_ seconds: Int) -> String {
    Date(timeIntervalSince1970: Double(seconds)).formatted(.iso8601)
  }

  private var failureMembers: String {
    switch failure {
    case .none: ",\"errorCode\":null"
    case .code: ",\"errorCode\":\"AccessDenied\""
    case .message: ",\"errorMessage\":\"no\""
    case .emptyCode: ",\"errorCode\":\"\""
    case .both: ",\"errorCode\":\"ConflictException\",\"errorMessage\":\"busy\""
    }
  }

  /// Milliseconds in one of two renderings, whichever the number itself picks.
  private func stamp(_ milliseconds: Int) -> String {
    if milliseconds % 2 == 0 { return String(milliseconds) }
    let (seconds, rest) = (milliseconds / 1000, milliseconds % 1000)
    return "\"\(ToldCall.iso(seconds).dropLast()).\(String(1000 + rest).dropFirst())Z\""
  }

  private func render(_ side: Side, with first: String?) -> String {
    let key = isSDK ? "appInstanceRetentionSettings" : "retentionSettings"
    func object(_ settings: String?) -> String {
      let members = [first, settings.map { "\"\(key)\":\($0)" }].compactMap(\.self)
      return "{\(members.joined(separator: ","))}"
    }
    return switch side {
    case .null: "null"
    case .redacted: "\"HIDDEN_DUE_TO_SECURITY_REASONS\""
    case .omitted: "{\"omitted\":true}"
    case .withoutSettings: object(nil)
    case .nullSettings: object("null")
    case .omittedSettings: object("{\"omitted\":true}")
    case .redactedSettings: object("\"Hidden_For_Security_Reasons\"")
    case .words(let words):
      object(
        "{" + zip(scopeNames, words).compactMap { render($1, of: $0) }.joined(separator: ",") + "}")
    }
  }

  private func render(_ word: Word, of scope: String) -> String? {
    let value: String? =
      switch word {
      case .absent: nil
      case .null: "null"
      case .empty: "{}"
      case .daysNull: "{\"retentionDays\":null}"
      case .redactedObject: "\"***\""
      case .redactedDays: "{\"retentionDays\":\"HIDDEN_DUE_TO_SECURITY_REASONS\"}"
      case .days(let days): "{\"retentionDays\":\(days)}"
      case .wrong(let literal): "{\"retentionDays\":\(literal)}"
      }
    return value.map { "\"\(scope)RetentionSettings\":\($0)" }
  }
}
