/// Records that merely mention a retention call.
enum Decoys {
  private static let record =
    #"{"eventVersion":"1.08","eventSource":"chime.amazonaws.com","eventName":"#
    + #""PutRetentionSettings","eventTime":"<time>Z","eventID":"<uuid>","requestParameters":"#
    + #"{"accountId":"<chime>","retentionSettings":{"roomRetentionSettings":{"retentionDays":1}}}}"#
  private static let quoted =
    #"{\"eventSource\":\"chime.amazonaws.com\",\"eventName\":"#
    + #"\"PutRetentionSettings\",\"requestParameters\":{\"accountId\":\"<chime>\"}}"#
  private static let settings =
    #"{"accountId":"<chime>","retentionSettings":{"roomRetentionSettings":{"retentionDays":30}}}"#

  static let all: [EventShape] = [
    EventShape(
      "iam", "PutRolePolicy",
      request: [
        #"{"roleName":"<role>","policyName":"chime","policyDocument":"{\"Version\":"#
          + #"\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":["#
          + #"\"chime:PutRetentionSettings\",\"chime:GetRetentionSettings\"],"#
          + #"\"Resource\":\"*\"}]}"}"#
      ]),
    EventShape("events", "PutEvents", request: [#"{"entries":[{"detail":\#(record)}]}"#]),
    EventShape("lambda", "Invoke", request: [record], data: true),
    EventShape(
      "logs", "PutLogEvents", request: [#"{"Records":[\#(record),\#(record)]}"#],
      response: [#"{"rejected":\#(record)}"#]),
    EventShape(
      "events", "PutTargets",
      request: [#"{"rule":"<word>","targets":[{"id":"1","input":"\#(quoted)"}]}"#]),
    EventShape(
      "ssm", "SendCommand",
      request: [
        #"{"documentName":"AWS-RunShellScript","parameters":{"commands":["aws chime "#
          + #"put-retention-settings --account-id <chime>","#
          + #""grep '\"eventName\":\"PutRetentionSettings\"' *.json"]}}"#
      ]),
    failing, browsing,
    EventShape("logs", "PutRetentionSettings", request: [settings]),
    EventShape("workmail", "PutRetentionSettings", request: [settings]),
    EventShape("chime", "PutRetentionSettingsX", request: [settings]),
    EventShape("chime", "XPutRetentionSettings", request: [settings]),
    EventShape(
      "chime", "ListRooms", reads: true,
      request: [#"{"accountId":"<chime>","eventName":"GetRetentionSettings"}"#]),
    EventShape(
      "s3", "GetObject", reads: true,
      request: [#"{"bucketName":"<bucket>","key":"\"eventName\":\"PutRetentionSettings\""}"#],
      data: true,
      additional: #"{"eventName":"PutRetentionSettings","eventSource":"chime.amazonaws.com"}"#),
  ]

  private static var failing: EventShape {
    var shape = EventShape(
      "chime", "GetAccountSettings", reads: true, request: [#"{"accountId":"<chime>"}"#])
    shape.error = (
      Template("AccessDenied"),
      Template(
        "User: arn:aws:iam::<account>:user/<user> is not authorized to perform: "
          + "chime:PutRetentionSettings, chime:GetRetentionSettings")
    )
    return shape
  }

  private static var browsing: EventShape {
    var shape = EventShape("sts", "GetCallerIdentity", reads: true)
    shape.userAgent = Template("aws-cli/2.15.30 command/chime.PutRetentionSettings eventName")
    return shape
  }
}
